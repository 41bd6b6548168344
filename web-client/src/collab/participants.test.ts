import { describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { occupantsOf } from "./participants";

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

const names = (awareness: Awareness) => occupantsOf(awareness).map(({ name }) => name);

describe("who is here", () => {
  it("lists a person with two windows once", () => {
    const awareness = room(person("a", "FRA"), person("a", "FRA"), person("b", "KEN"));
    expect(names(awareness)).toEqual(["a", "b"]);
    awareness.destroy();
  });

  it("counts a person's windows, and knows the clauses that their carets are in", () => {
    const awareness = room();
    const states = [
      { user: person("a", "FRA"), clause: "op1" },
      { user: person("b", "KEN"), clause: null },
      { user: person("a", "FRA"), clause: "op2" },
      { user: person("a", "FRA"), clause: "op1" },
      { user: person("b", "KEN"), clause: { is: "no id" } },
    ];
    states.forEach((state, index) => {
      awareness.states.set(index + 1, state);
    });
    expect(occupantsOf(awareness).map(({ id, windows, clauses }) => [id, windows, clauses])).toEqual([
      ["a", 3, ["op1", "op2"]],
      ["b", 2, []],
    ]);
    awareness.destroy();
  });

  it("leaves out whoever is not described", () => {
    const awareness = room(undefined, { name: "no id" }, { ...person("x", null), role: "KING" });
    expect(names(awareness)).toEqual([]);
    awareness.destroy();
  });
});
