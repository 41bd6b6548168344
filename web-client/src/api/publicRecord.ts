import type { HeadFacts, PublishedHead, SigningKey, Witness } from "../model/history";
import { draftId, lineageId } from "../model/ids";
import { JsonReader, readArray } from "../model/json";
import { getJson } from "./http";

function readKey(key: JsonReader): SigningKey {
  return {
    id: key.string("id"),
    algorithm: key.string("algorithm"),
    publicKey: key.string("publicKey"),
    createdAt: key.date("createdAt"),
    retiredAt: key.optionalDate("retiredAt"),
    endorsedBy: key.optionalString("endorsedBy"),
  };
}

export function readKeys(value: unknown): SigningKey[] {
  return readArray(value, "keys", readKey);
}

function readFacts(head: JsonReader): HeadFacts {
  return {
    draft: draftId(head.string("draft")),
    lineage: lineageId(head.string("lineage")),
    seq: head.number("seq"),
    head: head.string("head"),
    at: head.date("at"),
    key: head.string("key"),
  };
}

function readHead(head: JsonReader): PublishedHead {
  const facts = readFacts(head);
  if (head.oneOf("kind", ["revision", "import"]) === "import") {
    return { ...facts, kind: "import", signature: head.string("signature") };
  }
  const symbol = head.optionalString("symbol");
  if (symbol === undefined) return { ...facts, kind: "withheld" };
  return {
    ...facts,
    kind: "revision",
    symbol,
    number: head.number("number"),
    signature: head.string("signature"),
  };
}

export function readHeads(value: unknown): PublishedHead[] {
  return readArray(value, "heads", readHead);
}

/** The head in the file of a receipt; throws where it is none. */
export function readReceipt(value: unknown): Witness {
  const file = new JsonReader(value, "receipt");
  file.oneOf("plenary", ["receipt"]);
  const receipt = file.object("receipt");
  return { ...readFacts(receipt), kind: "receipt", signature: receipt.string("signature") };
}

/** The keys by which this server signs and signed; nobody need be signed in to ask. */
export async function listKeys(): Promise<SigningKey[]> {
  return readKeys(await getJson("/api/public/keys"));
}

/** The newest heads that this server published, or those with one hash. */
export async function listHeads(head?: string): Promise<PublishedHead[]> {
  const of = head === undefined ? "" : `?head=${encodeURIComponent(head)}`;
  return readHeads(await getJson(`/api/public/heads${of}`));
}
