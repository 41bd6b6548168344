import * as Y from "yjs";
import { branchClient, isBranchClient } from "../model/clientIds";

/** Lets a document write as a branch does, as long as it is there. Nothing may have been written into it. */
export function writeAsBranch(doc: Y.Doc): void {
  const renew = () => {
    if (!isBranchClient(doc.clientID)) doc.clientID = branchClient();
  };
  renew();
  // Where another page seems to write under the same id, Yjs gives a document an id of those of drafts.
  doc.on("afterTransactionCleanup", renew);
}

/** A document of nothing that writes as another one does, of a draft or of a branch. */
export function documentLike(other: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  if (isBranchClient(other.clientID)) writeAsBranch(doc);
  return doc;
}
