import { base64Of, bytesOfHex, hexOf, isSame, Statement } from "./bytes";
import { demand } from "./fault";
import { Form, longest } from "./form";
import { isLine } from "./text";

export const id = /^[A-Za-z0-9_-]{1,64}$/;
export const delegationCode = /^[A-Z0-9-]{2,12}$/;
export const symbol = /^[!-~]{1,120}$/;
export const hash = /^[0-9a-f]{64}$/;

/** The most bytes of what an entry holds. */
export const mostPayload = 32 * 1024 * 1024;
/** The most bytes of an entry's line. */
export const mostLine = Math.floor(mostPayload / 3) * 4 + 1024;
/** The most bytes of any other line. */
export const mostOtherLine = 8 * 1024;

export const kinds = [
  "text",
  "status",
  "mode",
  "access",
  "person",
  "revision",
  "restore",
  "numbering",
  "archive",
  "bracket",
  "bracket-hold",
  "bracket-leave",
  "bracket-settle",
  "bracket-again",
  "package",
  "package-change",
  "package-dissolve",
  "package-status",
  "confirm",
  "alternative",
  "choice",
  "choice-again",
  "apart",
  "proposal-rules",
  "proposal",
  "sponsor",
  "withdraw",
  "not-taken",
  "incorporate",
  "streamline",
] as const;
export type Kind = (typeof kinds)[number];

/** The kinds of entries that the record of a desk has. */
export const deskKinds = [
  "person",
  "desk",
  "comment",
  "answer",
  "edit",
  "resolve",
  "reopen",
  "position",
] as const;
export type DeskKind = (typeof deskKinds)[number];

/** The kinds of entries that the record of a branch has. */
export const branchKinds = ["text", "person", "base", "follow", "invite", "join"] as const;
export type BranchKind = (typeof branchKinds)[number];

export type AnyKind = Kind | DeskKind | BranchKind;

/** What the first line says. Only stream, lineage and head are held by the hashes. */
export interface Header {
  readonly stream: string;
  readonly lineage: string;
  readonly process: string;
  readonly title: string;
  readonly createdAt: bigint;
  readonly entries: bigint;
  readonly head: string;
}

export function headerOf(line: Uint8Array): Header {
  const form = new Form(line);
  demand(form.has('{"plenary":"record"'), "notRecord");
  demand(form.has(',"version":1,'), "otherVersion");
  const stream = form.literal('"stream":"').plain(id, 64);
  const lineage = form.literal('","lineage":"').plain(id, 64);
  form.literal('","process":{"id":"').plain(id, 64);
  const process = form.literal('","name":"').text();
  form.literal('"},"place":').long(1n, 2n ** 31n - 1n);
  const title = form.literal(',"title":"').text();
  if (!isLine(process, 300) || !isLine(title, 300)) throw form.fault("1…300");
  const createdAt = form.literal('","createdAt":"').time();
  const entries = form.literal('","entries":').long(1n);
  const seq = form.literal(',"head":{"seq":').long(1n);
  const head = form.literal(',"hash":"').plain(hash, 64);
  form.literal('"}}').end();
  demand(entries === seq, "entriesAndHead", { expected: seq, got: entries });
  return { stream, lineage, process, title, createdAt, entries, head };
}

/** One entry of a record, as its line says. */
interface EntryOf<K extends string> {
  readonly seq: number;
  readonly at: bigint;
  readonly person: string;
  readonly delegation: string | undefined;
  readonly kind: K;
  readonly payload: Uint8Array;
  readonly hash: string;
}

/** Of a draft or of a branch. */
export type Entry = EntryOf<Kind | BranchKind>;
export type DeskEntry = EntryOf<DeskKind>;

export const entryBegin = '{"seq":';

export function entryOf<K extends string>(line: Uint8Array, of: readonly K[]): EntryOf<K> {
  const form = new Form(line).literal(entryBegin);
  const seq = form.integer(1, Number.MAX_SAFE_INTEGER);
  const at = form.literal(',"at":"').time();
  const person = form.literal('","person":"').plain(id, 64);
  const delegation = form.has('","delegation":"') ? form.plain(delegationCode, 12) : undefined;
  const kind = form.literal('","kind":"').one(of);
  const payload = form.literal('","payload":"').base64(line.length);
  const entryHash = form.literal('","hash":"').plain(hash, 64);
  form.literal('"}').end();
  demand(payload.length <= mostPayload, "payloadTooLong", { most: mostPayload });
  return { seq, at, person, delegation, kind, payload, hash: entryHash };
}

/** The hash that stands before the first entry. */
export function genesisOf({ stream, lineage }: Pick<Header, "stream" | "lineage">): Uint8Array {
  return new Statement().string("plenary-record-1").string(stream).string(lineage).sha256();
}

/** The hash of an entry behind another. */
export function hashOf(before: Uint8Array, entry: EntryOf<AnyKind>): Uint8Array {
  const statement = new Statement().raw(before).long(entry.seq).long(entry.at).string(entry.person);
  if (entry.delegation === undefined) statement.raw(Uint8Array.of(0));
  else statement.raw(Uint8Array.of(1)).string(entry.delegation);
  return statement.string(entry.kind).bytes(entry.payload).sha256();
}

/** The public half of a key. */
export interface Key {
  readonly id: string;
  readonly publicKey: Uint8Array;
  readonly createdAt: bigint;
  readonly endorsedBy: string | undefined;
  readonly endorsement: Uint8Array | undefined;
}

export const keyBegin = '{"key":';
/** What stands before the 32 bytes of a public key of Ed25519 in the form of X.509. */
const keyPrefix = bytesOfHex("302a300506032b6570032100");

export function keyOf(line: Uint8Array): Key {
  const form = new Form(line).literal(keyBegin);
  const key = readKey(form);
  form.literal("}").end();
  return key;
}

/** Reads `{"id",…}`. */
export function readKey(form: Form): Key {
  const keyId = form.literal('{"id":"').plain(hash, 64);
  const publicKey = form.literal('","algorithm":"Ed25519","publicKey":"').base64(60);
  const createdAt = form.literal('","createdAt":"').time();
  const retiredAt = nullable(form.literal('","retiredAt":'), () => form.time());
  const endorsedBy = nullable(form.literal(',"endorsedBy":'), () => form.plain(hash, 64));
  const endorsement = nullable(form.literal(',"endorsement":'), () => form.base64(mostOtherLine));
  form.literal("}");
  return checkedKey({ id: keyId, publicKey, createdAt, endorsedBy, endorsement }, retiredAt);
}

export function checkedKey(key: Key, retiredAt: bigint | undefined): Key {
  const isKey = key.publicKey.length === 44 && isSame(key.publicKey.subarray(0, 12), keyPrefix);
  demand(isKey, "noPublicKey", { key: key.id });
  demand(hexOf(new Statement().raw(key.publicKey).sha256()) === key.id, "otherKey", { key: key.id });
  demand((key.endorsedBy === undefined) === (key.endorsement === undefined), "halfEndorsed", {
    key: key.id,
  });
  demand(retiredAt === undefined || retiredAt >= key.createdAt, "retiredBefore", { key: key.id });
  return key;
}

function nullable<T>(form: Form, read: () => T): T | undefined {
  if (form.has("null")) return undefined;
  form.literal('"');
  const value = read();
  form.literal('"');
  return value;
}

/** A head that a key signed: of a revision, or as somebody saw the record at a time. */
export interface SignedHead {
  readonly draft: string;
  readonly lineage: string;
  /** Of a revision only. */
  readonly revision: { readonly symbol: string; readonly number: number } | undefined;
  readonly seq: bigint;
  readonly head: string;
  readonly at: bigint;
  readonly key: string;
  readonly signature: Uint8Array;
}

export type Purpose = "head" | "import" | "receipt";

/** The bytes that are signed. */
export function statementOf(purpose: Purpose, signed: Omit<SignedHead, "signature">): Uint8Array {
  const statement = new Statement()
    .string(`plenary-${purpose}-1`)
    .string(signed.draft)
    .string(signed.lineage);
  if (signed.revision !== undefined) {
    statement.string(signed.revision.symbol).integer(signed.revision.number);
  }
  statement.long(signed.seq).raw(bytesOfHex(signed.head)).long(signed.at);
  if (purpose !== "head") statement.string(signed.key);
  return statement.whole();
}

export const headBegin = '{"signedHead":';
export const importBegin = '{"signedImport":';

export function signedOf(purpose: "head" | "import", line: Uint8Array): SignedHead {
  const form = new Form(line).literal(purpose === "head" ? headBegin : importBegin);
  const draft = form.literal('{"draft":"').plain(id, 64);
  const lineage = form.literal('","lineage":"').plain(id, 64);
  let revision: SignedHead["revision"];
  if (purpose === "head") {
    const read = form.literal('","symbol":"').text();
    if (!symbol.test(read)) throw form.fault(symbol.source);
    revision = { symbol: read, number: form.literal('","number":').integer(1, 2 ** 31 - 1) };
  } else {
    form.literal('"');
  }
  const seq = form.literal(',"seq":').long(1n, longest);
  const head = form.literal(',"head":"').plain(hash, 64);
  const at = form.literal('","at":"').time();
  const key = form.literal('","key":"').plain(hash, 64);
  const signature = form.literal('","signature":"').base64(88);
  if (signature.length !== 64) throw form.fault("64 × base64");
  const signed = { draft, lineage, revision, seq, head, at, key, signature };
  form.literal(`","statement":"${base64Of(statementOf(purpose, signed))}"}}`).end();
  return signed;
}

export const checksumBegin = '{"sha256":';

export function checksumOf(line: Uint8Array): string {
  const form = new Form(line).literal('{"sha256":"');
  const checksum = form.plain(hash, 64);
  form.literal('"}').end();
  return checksum;
}
