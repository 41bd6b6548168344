import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { isBranchClient } from "../model/clientIds";
import { documentLike, writeAsBranch } from "./documents";

describe("a document of a branch", () => {
  it("writes under an id of branches, also after another page wrote under its id", () => {
    // given
    const doc = new Y.Doc();
    writeAsBranch(doc);
    const first = doc.clientID;
    const other = new Y.Doc();
    other.clientID = first;
    other.getText("text").insert(0, "theirs");

    // when
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));

    // then
    expect(doc.clientID).not.toBe(first);
    expect([isBranchClient(first), isBranchClient(doc.clientID)]).toEqual([true, true]);
  });

  it("is alike for a branch, and another for a draft", () => {
    const branch = new Y.Doc();
    writeAsBranch(branch);
    expect(isBranchClient(documentLike(branch).clientID)).toBe(true);
    expect(isBranchClient(documentLike(new Y.Doc()).clientID)).toBe(false);
  });
});
