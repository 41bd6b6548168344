import { bytesOfBase64, isSame } from "./bytes";
import { demand, Fault, type Values } from "./fault";
import { checkedKey, type Header, hash, id, type Key, type SignedHead, statementOf } from "./record";
import { Keys } from "./signatures";
import { millisOf } from "./time";
import type { Reason } from "./words/reasons.en";

/** No receipt is larger, in bytes. */
export const mostReceipt = 256 * 1024;
const mostKeys = 400;
const utf8 = new TextEncoder();

/** A head that somebody kept, signed, and the keys by which that is checked. */
export interface Receipt {
  readonly signed: SignedHead;
  readonly keys: readonly Key[];
}

/** What came of comparing a record with a receipt. */
export interface ReceiptFinding {
  readonly isContained: boolean;
  readonly reason: Reason;
  readonly values: Values;
}

type Fields = Readonly<Record<string, unknown>>;

/** An object with these keys and no others. */
function fieldsOf(value: unknown, keys: readonly string[]): Fields {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  demand(isObject && Object.keys(value).sort().join() === [...keys].sort().join(), "noReceipt");
  return value as Fields;
}

function textOf(fields: Fields, key: string, form = /^/): string {
  const text = fields[key];
  demand(typeof text === "string" && form.test(text), "noReceipt");
  return text;
}

function bytesIn(fields: Fields, key: string): Uint8Array {
  const bytes = bytesOfBase64(utf8.encode(textOf(fields, key)));
  demand(bytes !== undefined, "noReceipt");
  return bytes;
}

function timeIn(fields: Fields, key: string): bigint {
  const millis = millisOf(textOf(fields, key));
  demand(millis !== undefined, "noReceipt");
  return millis;
}

function keyIn(value: unknown): Key {
  const names = ["id", "algorithm", "publicKey", "createdAt", "retiredAt", "endorsedBy", "endorsement"];
  const fields = fieldsOf(value, names);
  const key = {
    id: textOf(fields, "id", hash),
    publicKey: bytesIn(fields, "publicKey"),
    createdAt: timeIn(fields, "createdAt"),
    endorsedBy: fields.endorsedBy === null ? undefined : textOf(fields, "endorsedBy", hash),
    endorsement: fields.endorsement === null ? undefined : bytesIn(fields, "endorsement"),
  };
  return checkedKey(key, fields.retiredAt === null ? undefined : timeIn(fields, "retiredAt"));
}

function signedIn(value: unknown): SignedHead {
  const names = ["draft", "lineage", "seq", "head", "at", "key", "signature", "statement"];
  const fields = fieldsOf(value, names);
  const { seq } = fields;
  demand(Number.isSafeInteger(seq) && Number(seq) >= 1, "noReceipt");
  const signed = {
    draft: textOf(fields, "draft", id),
    lineage: textOf(fields, "lineage", id),
    revision: undefined,
    seq: BigInt(Number(seq)),
    head: textOf(fields, "head", hash),
    at: timeIn(fields, "at"),
    key: textOf(fields, "key", hash),
    signature: bytesIn(fields, "signature"),
  };
  demand(signed.signature.length === 64, "noReceipt");
  const isStated = isSame(statementOf("receipt", signed), bytesIn(fields, "statement"));
  demand(isStated, "receiptStatesOther");
  return signed;
}

/**
 * Reads the file of a receipt. Its signatures are not checked yet.
 *
 * @throws Fault if it is none
 */
export function receiptOf(file: Uint8Array): Receipt {
  demand(file.length <= mostReceipt, "receiptTooLong", { most: mostReceipt });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file));
  } catch {
    throw new Fault("noReceipt");
  }
  const fields = fieldsOf(json, ["plenary", "version", "receipt", "keys"]);
  demand(fields.plenary === "receipt" && fields.version === 1, "noReceipt");
  const keys = fields.keys;
  demand(Array.isArray(keys) && keys.length <= mostKeys, "noReceipt");
  return { signed: signedIn(fields.receipt), keys: keys.map(keyIn) };
}

/** Compares a record with a receipt: whether that is signed as it must be, and whether the record has its head. */
export function compare(
  { signed, keys }: Receipt,
  header: Header,
  found: string | undefined,
  trusted: string | undefined,
): ReceiptFinding {
  try {
    const known = new Keys();
    for (const key of keys) known.add(key);
    const { key, seq } = signed;
    demand(known.get(key) !== undefined, "receiptKeyMissing", { key });
    demand(known.hasSigned("receipt", signed), "receiptNotSigned", { key });
    const isTrusted = trusted === undefined || known.descends(key, trusted);
    demand(isTrusted, "receiptByOther", { expected: trusted ?? "", got: key });
    demand(signed.draft === header.stream, "receiptOfOtherDraft", {
      expected: signed.draft,
      got: header.stream,
    });
    demand(signed.lineage === header.lineage, "receiptOfOtherLineage", {
      expected: signed.lineage,
      got: header.lineage,
    });
    demand(found !== undefined, "receiptLater", { entry: seq, last: header.entries });
    demand(found === signed.head, "receiptOtherHead", { entry: seq, expected: signed.head, got: found });
    return { isContained: true, reason: "receiptFits", values: { entry: seq, key } };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { isContained: false, reason: error.reason, values: error.values };
  }
}
