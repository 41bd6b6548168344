import { describe, expect, it } from "vitest";
import { clauseId } from "../../../model/ids";
import { addressedClause, clauseAddress } from "./clauseAddress";

describe("the address of a clause", () => {
  it.each(["c1", "a-b_c", "100%", "é #/?"])("of the id %s leads to it", (id) => {
    expect(addressedClause(clauseAddress(clauseId(id)))).toBe(id);
  });

  it.each(["", "#", "#%", "#%zz"])("is not %s", (hash) => {
    expect(addressedClause(hash)).toBeUndefined();
  });
});
