import { describe, expect, it } from "vitest";
import { byDelegation } from "./byDelegation";
import { delegationCode, personId } from "./ids";
import type { Present } from "./presence";

function present(name: string, code?: string, delegation?: string): Present {
  return {
    id: personId(name),
    name,
    role: "DELEGATE",
    rank: undefined,
    delegation: code === undefined ? undefined : { code: delegationCode(code), name: delegation ?? code },
    color: "#123456",
    since: new Date(0),
    devices: 1,
  };
}

describe("people of delegations", () => {
  it("are grouped, those without one first, and in the order of names", () => {
    const groups = byDelegation([
      present("Zoe", "FRA", "France"),
      present("Yuki", "JPN", "Japan"),
      present("Ingrid"),
      present("Claire", "FRA", "France"),
    ]);
    expect(groups.map((group) => [group.delegation?.name, group.people.map((each) => each.name)])).toEqual([
      [undefined, ["Ingrid"]],
      ["France", ["Claire", "Zoe"]],
      ["Japan", ["Yuki"]],
    ]);
  });
});
