import { describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { personId } from "../model/ids";
import { byDelegation, participantsOf } from "./participants";

function room(...users: unknown[]): Awareness {
  const awareness = new Awareness(new Y.Doc());
  users.forEach((user, index) => {
    awareness.states.set(index + 1, { user });
  });
  return awareness;
}

const person = (id: string, delegation: string | null, name = id) => ({
  id,
  name,
  role: "DELEGATE",
  delegation,
  delegationName: delegation === "FRA" ? "France" : delegation === "KEN" ? "Kenya" : null,
  color: "#123456",
});

const names = (awareness: Awareness) => participantsOf(awareness, personId("me")).map(({ name }) => name);

describe("who is here", () => {
  it("lists a person with two windows once", () => {
    const awareness = room(person("a", "FRA"), person("a", "FRA"), person("b", "KEN"));
    expect(names(awareness)).toEqual(["a", "b"]);
    awareness.destroy();
  });

  it("leaves out oneself, and whoever is not described", () => {
    const awareness = room(
      person("me", "FRA"),
      undefined,
      { name: "no id" },
      { ...person("x", null), role: "KING" },
    );
    expect(names(awareness)).toEqual([]);
    awareness.destroy();
  });

  it("groups by delegation, those without one first", () => {
    const awareness = room(
      person("k", "KEN"),
      person("f2", "FRA", "Zoé"),
      person("f1", "FRA", "Anne"),
      person("c", null),
    );
    const groups = byDelegation(participantsOf(awareness, personId("me")));
    expect(groups.map((group) => [group.delegation?.code, group.people.map(({ name }) => name)])).toEqual([
      [undefined, ["c"]],
      ["FRA", ["Anne", "Zoé"]],
      ["KEN", ["k"]],
    ]);
    awareness.destroy();
  });
});
