import { sha256 } from "@noble/hashes/sha2.js";
import { hexOf } from "./bytes";
import { Desk } from "./desk";
import { type Audience, readAudience } from "./deskForm";
import { demand, type Fault } from "./fault";
import { Form } from "./form";
import { begins } from "./lines";
import { type Broken, brokenAt, type Intact, type Known, type Reader } from "./reading";
import * as record from "./record";
import { isLine } from "./text";

const lineFeed = Uint8Array.of(10);

/** How the first line of the record of a desk begins. */
export const deskBegin = '{"plenary":"desk"';

/** What the first line says. */
interface Header {
  readonly stream: string;
  readonly lineage: string;
  readonly process: string;
  readonly draft: string;
  readonly audience: Audience;
  readonly createdAt: bigint;
  readonly entries: bigint;
  readonly head: string;
}

function headerOf(line: Uint8Array): Header {
  const form = new Form(line).literal(deskBegin);
  demand(form.has(',"version":1,'), "otherVersion");
  const stream = form.literal('"stream":"').plain(record.id, 64);
  const lineage = form.literal('","lineage":"').plain(record.id, 64);
  form.literal('","process":{"id":"').plain(record.id, 64);
  const process = form.literal('","name":"').text();
  if (!isLine(process, 300)) throw form.fault("1…300");
  const draft = form.literal('"},"draft":"').plain(record.id, 64);
  const audience = readAudience(form.literal('","audience":'));
  const createdAt = form.literal(',"createdAt":"').time();
  const entries = form.literal('","entries":').long(1n);
  const seq = form.literal(',"head":{"seq":').long(1n);
  const head = form.literal(',"hash":"').plain(record.hash, 64);
  form.literal('"}}').end();
  demand(entries === seq, "entriesAndHead", { expected: seq, got: entries });
  return { stream, lineage, process, draft, audience, createdAt, entries, head };
}

/** Reads the file of a desk's record: its first line, its entries, and the checksum. */
export class DeskReading implements Reader {
  line = 0;
  #header: Header | undefined;
  #desk: Desk | undefined;
  #head: Uint8Array = new Uint8Array();
  #seq = 0;
  #entry: number | undefined;
  #isEnded = false;
  readonly #kinds = new Map<record.AnyKind, number>();
  readonly #hash = sha256.create();

  constructor(private readonly known: Known) {}

  take(line: Uint8Array): void {
    this.line++;
    this.#entry = undefined;
    const header = this.#header;
    if (header === undefined) this.#takeHeader(line);
    else if (this.#isEnded) demand(false, "goesOn");
    else if (BigInt(this.#seq) < header.entries) this.#takeEntry(header, line);
    else this.#takeChecksum(line);
    this.#hash.update(line);
    this.#hash.update(lineFeed);
  }

  end(): Intact {
    this.line++;
    this.#entry = undefined;
    const header = this.#header;
    demand(header !== undefined, "empty");
    if (BigInt(this.#seq) < header.entries) {
      this.#entry = this.#seq + 1;
      demand(false, "cutOff", { entry: this.#seq + 1, entries: header.entries });
    }
    demand(this.#isEnded, "noChecksum");
    const { key, receipt } = this.known;
    demand(key === undefined && receipt === undefined, "deskNotSigned");
    const { draft, audience, ...told } = header;
    return {
      isIntact: true,
      header: { ...told, title: draft },
      desk: { draft, audience },
      revisions: [],
      keys: [],
      imports: [],
      kinds: this.#kinds,
      receipt: undefined,
    };
  }

  brokenBy(fault: Fault): Broken {
    return brokenAt(fault, this.line, this.#entry);
  }

  #takeHeader(line: Uint8Array): void {
    demand(line.length <= record.mostOtherLine, "lineTooLong", { most: record.mostOtherLine });
    const header = headerOf(line);
    this.#header = header;
    this.#head = record.genesisOf(header);
    this.#desk = new Desk(header.draft, header.audience);
  }

  #takeEntry(header: Header, line: Uint8Array): void {
    const seq = this.#seq + 1;
    this.#entry = seq;
    demand(begins(line, record.entryBegin), "noEntry", { entry: seq, entries: header.entries });
    const entry = record.entryOf(line, record.deskKinds);
    demand(entry.seq === seq, "otherEntry", { expected: seq, got: entry.seq });
    const hash = record.hashOf(this.#head, entry);
    demand(hexOf(hash) === entry.hash, "otherHash", { expected: hexOf(hash), got: entry.hash });
    demand(seq > 1 || entry.at === header.createdAt, "otherStart", {
      expected: header.createdAt,
      got: entry.at,
    });
    this.#head = hash;
    this.#seq = seq;
    this.#desk?.take(entry);
    this.#kinds.set(entry.kind, (this.#kinds.get(entry.kind) ?? 0) + 1);
    if (BigInt(seq) === header.entries) {
      this.#entry = undefined;
      demand(header.head === hexOf(hash), "otherHead", { expected: header.head, got: hexOf(hash) });
      demand(seq >= 2, "otherOpening", { entry: 2 });
    }
  }

  #takeChecksum(line: Uint8Array): void {
    demand(
      begins(line, record.checksumBegin),
      begins(line, record.entryBegin) ? "oneMoreEntry" : "otherLine",
    );
    demand(line.length <= record.mostOtherLine, "lineTooLong", { most: record.mostOtherLine });
    const got = record.checksumOf(line);
    const expected = hexOf(this.#hash.clone().digest());
    demand(got === expected, "otherChecksum", { expected, got });
    this.#isEnded = true;
  }
}
