import { type ClauseId, clauseId } from "../model/ids";

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
const idLength = 12;

/** A fresh id for a clause: 12 characters a–z and 0–9 from the browser's secure source, about 62 bits. */
export function newClauseId(): ClauseId {
  let id = "";
  while (id.length < idLength) {
    for (const byte of crypto.getRandomValues(new Uint8Array(idLength * 2))) {
      // 252 is the greatest multiple of 36 in a byte: beyond it some letters would come more often.
      if (byte < 252 && id.length < idLength) id += alphabet[byte % alphabet.length];
    }
  }
  return clauseId(id);
}
