import type { SignedHead, SigningKey } from "../model/history";
import { draftId, lineageId } from "../model/ids";
import { type JsonReader, readArray } from "../model/json";
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

function readHead(head: JsonReader): SignedHead {
  return {
    draft: draftId(head.string("draft")),
    lineage: lineageId(head.string("lineage")),
    symbol: head.string("symbol"),
    number: head.number("number"),
    seq: head.number("seq"),
    head: head.string("head"),
    at: head.date("at"),
    key: head.string("key"),
    signature: head.string("signature"),
    statement: head.string("statement"),
  };
}

export function readHeads(value: unknown): SignedHead[] {
  return readArray(value, "heads", readHead);
}

/** The keys by which this server signs and signed; nobody need be signed in to ask. */
export async function listKeys(): Promise<SigningKey[]> {
  return readKeys(await getJson("/api/public/keys"));
}

/** The newest heads that this server published, or those with one hash. */
export async function listHeads(head?: string): Promise<SignedHead[]> {
  const of = head === undefined ? "" : `?head=${encodeURIComponent(head)}`;
  return readHeads(await getJson(`/api/public/heads${of}`));
}
