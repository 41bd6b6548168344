import { sha256 } from "@noble/hashes/sha2.js";
import { branchFile } from "./branchFile";
import { hexOf } from "./bytes";
import { deskFile } from "./deskFile";
import { Draft } from "./draft";
import { EntryReading } from "./entryFile";
import { demand, Fault } from "./fault";
import { begins, linesOf } from "./lines";
import { type Broken, brokenAt, type CheckedRevision, type Intact, type Known, type Reader } from "./reading";
import { compare } from "./receipt";
import * as record from "./record";
import { Keys } from "./signatures";

export type { Broken, CheckedRevision, Intact };

const mostSignatures = 20_000;
const mostImports = 1000;
const lineFeed = Uint8Array.of(10);

/**
 * Verifies the file of a draft's record, a desk's or a branch's, with nothing but the file, as `server/docs/record.md` says it. Reads it once and
 * holds the draft's text, and not the record.
 */
export async function verifyRecord(
  chunks: AsyncIterable<Uint8Array>,
  known: Known = {},
): Promise<Intact | Broken> {
  let reading: Reader = new Reading(known);
  try {
    let bytes = 0;
    for await (const line of linesOf(chunks)) {
      if (bytes === 0 && begins(line, deskFile.begin)) reading = new EntryReading(deskFile, known);
      if (bytes === 0 && begins(line, branchFile.begin)) reading = new EntryReading(branchFile, known);
      reading.take(line);
      bytes += line.length + 1;
      known.progress?.(reading.line, bytes);
    }
    return reading.end();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return reading.brokenBy(error);
  }
}

/** Where in the file one is: `imports` is behind the entries, where an import may still stand. */
type Part = "header" | "entries" | "imports" | "keys" | "heads" | "checksum";

class Reading implements Reader {
  line = 0;
  #part: Part = "header";
  #entry: number | undefined;
  #header: record.Header | undefined;
  #head: Uint8Array = new Uint8Array();
  #seq = 0;
  #found: string | undefined;
  #signatures = 0;
  #lastSigned = 0;
  readonly #draft = new Draft();
  readonly #keys = new Keys();
  readonly #signers = new Map<number, string>();
  readonly #imports: { readonly line: number; readonly signed: record.SignedHead }[] = [];
  readonly #kinds = new Map<record.Kind, number>();
  readonly #hash = sha256.create();

  constructor(private readonly known: Known) {}

  take(line: Uint8Array): void {
    this.line++;
    this.#entry = undefined;
    if (this.#part === "header") this.#takeHeader(line);
    else if (this.#part === "checksum") demand(false, "goesOn");
    else if (begins(line, record.importBegin) && this.#mayBeImported()) this.#takeImport(line);
    else if (this.#part === "entries") this.#takeEntry(line);
    else this.#takeBehind(line);
    this.#hash.update(line);
    this.#hash.update(lineFeed);
  }

  end(): Intact {
    this.line++;
    this.#entry = undefined;
    const { header } = this;
    if (this.#part === "entries") {
      this.#entry = this.#seq + 1;
      demand(false, "cutOff", { entry: this.#seq + 1, entries: header.entries });
    }
    demand(this.#part === "checksum", "noChecksum");
    for (const { line, signed } of this.#imports) this.#requireSigned(line, signed);
    const { receipt } = this.known;
    const revisions = this.#revisions();
    if (this.known.key !== undefined && receipt === undefined) this.#requireBy(this.known.key, revisions);
    return {
      isIntact: true,
      header,
      revisions,
      keys: this.#keys.ids(),
      imports: this.#imports.map(({ signed }) => ({
        seq: Number(signed.seq),
        at: signed.at,
        key: signed.key,
      })),
      kinds: this.#kinds,
      receipt: receipt && compare(receipt, header, this.#found, this.known.key),
    };
  }

  brokenBy(fault: Fault): Broken {
    return brokenAt(fault, this.line, this.#entry);
  }

  get header(): record.Header {
    demand(this.#header !== undefined, "empty");
    return this.#header;
  }

  #requireShort(line: Uint8Array): void {
    demand(line.length <= record.mostOtherLine, "lineTooLong", { most: record.mostOtherLine });
  }

  #takeHeader(line: Uint8Array): void {
    this.#requireShort(line);
    this.#header = record.headerOf(line);
    this.#head = record.genesisOf(this.#header);
    this.#part = "entries";
  }

  #takeEntry(line: Uint8Array): void {
    const { header } = this;
    const seq = this.#seq + 1;
    this.#entry = seq;
    demand(begins(line, record.entryBegin), "noEntry", { entry: seq, entries: header.entries });
    const entry = record.entryOf(line, record.kinds);
    demand(entry.seq === seq, "otherEntry", { expected: seq, got: entry.seq });
    const hash = record.hashOf(this.#head, entry);
    demand(hexOf(hash) === entry.hash, "otherHash", { expected: hexOf(hash), got: entry.hash });
    demand(seq > 1 || entry.at === header.createdAt, "otherStart", {
      expected: header.createdAt,
      got: entry.at,
    });
    this.#head = hash;
    this.#seq = seq;
    if (this.known.receipt !== undefined && BigInt(seq) === this.known.receipt.signed.seq)
      this.#found = entry.hash;
    this.#draft.take(entry);
    this.#kinds.set(entry.kind, (this.#kinds.get(entry.kind) ?? 0) + 1);
    if (BigInt(seq) === header.entries) this.#endEntries();
  }

  #endEntries(): void {
    this.#entry = undefined;
    this.#draft.end();
    const { head } = this.header;
    demand(head === hexOf(this.#head), "otherHead", { expected: head, got: hexOf(this.#head) });
    this.#part = "imports";
  }

  #mayBeImported(): boolean {
    return this.#seq > 0 && (this.#part === "entries" || this.#part === "imports");
  }

  #takeImport(line: Uint8Array): void {
    demand(this.#imports.length < mostImports, "tooManyImports", { most: mostImports });
    this.#requireShort(line);
    const signed = record.signedOf("import", line);
    const isHere =
      signed.draft === this.header.stream &&
      signed.lineage === this.header.lineage &&
      signed.seq === BigInt(this.#seq) &&
      signed.head === hexOf(this.#head);
    demand(isHere, "importOfOther", { entry: signed.seq, head: signed.head });
    const before = this.#imports.at(-1)?.signed;
    const isInOrder =
      before === undefined ||
      before.seq < signed.seq ||
      before.at < signed.at ||
      (before.at === signed.at && before.key < signed.key);
    demand(isInOrder, "importsOutOfOrder");
    this.#imports.push({ line: this.line, signed });
  }

  /** Keys, then signed heads, then the checksum. */
  #takeBehind(line: Uint8Array): void {
    if (this.#part === "imports") this.#part = "keys";
    if (begins(line, record.checksumBegin)) {
      this.#takeChecksum(line);
      return;
    }
    demand(++this.#signatures <= mostSignatures, "tooManySignatures", { most: mostSignatures });
    if (begins(line, record.keyBegin) && this.#part === "keys") {
      this.#requireShort(line);
      this.#keys.add(record.keyOf(line));
    } else if (begins(line, record.headBegin)) {
      this.#part = "heads";
      this.#requireShort(line);
      this.#takeHead(record.signedOf("head", line));
    } else {
      demand(false, begins(line, record.entryBegin) ? "oneMoreEntry" : "otherLine");
    }
  }

  #takeHead(signed: record.SignedHead): void {
    const seq = Number(signed.seq);
    demand(seq > this.#lastSigned, "headsOutOfOrder", { entry: seq });
    this.#lastSigned = seq;
    const issued = this.#draft.standing.issued.find((each) => each.seq === seq);
    const fits =
      issued !== undefined &&
      signed.draft === this.header.stream &&
      signed.lineage === this.header.lineage &&
      signed.revision?.symbol === issued.revision.symbol &&
      signed.revision.number === issued.revision.number &&
      signed.head === issued.hash &&
      signed.at === issued.at;
    demand(fits, "signatureOfOther", { symbol: signed.revision?.symbol ?? "", entry: seq });
    demand(this.#keys.get(signed.key) !== undefined, "noKey", { key: signed.key });
    demand(this.#keys.hasSigned("head", signed), "notSigned", {
      symbol: issued.revision.symbol,
      key: signed.key,
    });
    this.#signers.set(seq, signed.key);
  }

  #takeChecksum(line: Uint8Array): void {
    this.#requireShort(line);
    const got = record.checksumOf(line);
    const expected = hexOf(this.#hash.clone().digest());
    demand(got === expected, "otherChecksum", { expected, got });
    this.#part = "checksum";
  }

  /** Keys come behind the imports that they signed. */
  #requireSigned(line: number, signed: record.SignedHead): void {
    const { key } = signed;
    if (this.#keys.get(key) === undefined) throw new Fault("noKey", { key }, line, null);
    if (!this.#keys.hasSigned("import", signed)) throw new Fault("importNotSigned", { key }, line, null);
  }

  #revisions(): readonly CheckedRevision[] {
    return this.#draft.standing.issued.map(({ revision, seq, at, hash }) => ({
      symbol: revision.symbol,
      title: revision.title,
      seq,
      at,
      head: hash,
      text: revision.text,
      signer: this.#signers.get(seq),
    }));
  }

  #requireBy(key: string, revisions: readonly CheckedRevision[]): void {
    if (revisions.length === 0) throw new Fault("nothingSigned", { key }, this.line - 1, null);
    for (const { symbol, seq, signer } of revisions) {
      if (signer === undefined) throw new Fault("notSignedAtAll", { symbol, key }, seq + 1, seq);
      if (!this.#keys.descends(signer, key)) {
        throw new Fault("signedByOther", { symbol, expected: key, got: signer }, seq + 1, seq);
      }
    }
  }
}
