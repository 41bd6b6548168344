import { sha256 } from "@noble/hashes/sha2.js";
import { hexOf } from "./bytes";
import { demand, type Fault } from "./fault";
import { Form } from "./form";
import { begins } from "./lines";
import { type Broken, brokenAt, type Intact, type Known, type Reader } from "./reading";
import * as record from "./record";
import { isLine } from "./text";

const lineFeed = Uint8Array.of(10);

/** What the first line of a record says that is no draft's, but is about one. `W` says whose it is. */
export interface FirstLine<W> {
  readonly stream: string;
  readonly lineage: string;
  readonly process: string;
  readonly draft: string;
  readonly whose: W;
  readonly createdAt: bigint;
  readonly entries: bigint;
  readonly head: string;
}

/** A kind of such records. */
export interface Kind<W, K extends record.AnyKind> {
  /** How the first line begins. */
  readonly begin: string;
  /** Reads whose it is, with the key under which that stands. */
  readonly whose: (form: Form) => W;
  readonly kinds: readonly K[];
  /** What takes the entries one after the other, and is told when there are no more. */
  readonly taker: (first: FirstLine<W>) => {
    readonly take: (entry: ReturnType<typeof record.entryOf<K>>) => void;
    readonly end: () => void;
  };
  /** What the page tells of it. */
  readonly told: (first: FirstLine<W>) => Pick<Intact, "branch" | "desk">;
}

function firstLineOf<W>(line: Uint8Array, begin: string, whose: (form: Form) => W): FirstLine<W> {
  const form = new Form(line).literal(begin);
  demand(form.has(',"version":1,'), "otherVersion");
  const stream = form.literal('"stream":"').plain(record.id, 64);
  const lineage = form.literal('","lineage":"').plain(record.id, 64);
  form.literal('","process":{"id":"').plain(record.id, 64);
  const process = form.literal('","name":"').text();
  if (!isLine(process, 300)) throw form.fault("1…300");
  const draft = form.literal('"},"draft":"').plain(record.id, 64);
  const read = whose(form.literal('",'));
  const createdAt = form.literal(',"createdAt":"').time();
  const entries = form.literal('","entries":').long(1n);
  const seq = form.literal(',"head":{"seq":').long(1n);
  const head = form.literal(',"hash":"').plain(record.hash, 64);
  form.literal('"}}').end();
  demand(entries === seq, "entriesAndHead", { expected: seq, got: entries });
  return { stream, lineage, process, draft, whose: read, createdAt, entries, head };
}

/** Reads such a file: its first line, its entries, and the checksum. */
export class EntryReading<W, K extends record.AnyKind> implements Reader {
  line = 0;
  #header: FirstLine<W> | undefined;
  #taker: ReturnType<Kind<W, K>["taker"]> | undefined;
  #head: Uint8Array = new Uint8Array();
  #seq = 0;
  #entry: number | undefined;
  #isEnded = false;
  readonly #kinds = new Map<record.AnyKind, number>();
  readonly #hash = sha256.create();

  constructor(
    private readonly kind: Kind<W, K>,
    private readonly known: Known,
  ) {}

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
    demand(key === undefined && receipt === undefined, "onlyDraftsSigned");
    return {
      isIntact: true,
      header: { ...header, title: header.draft },
      ...this.kind.told(header),
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
    const header = firstLineOf(line, this.kind.begin, this.kind.whose);
    this.#header = header;
    this.#head = record.genesisOf(header);
    this.#taker = this.kind.taker(header);
  }

  #takeEntry(header: FirstLine<W>, line: Uint8Array): void {
    const seq = this.#seq + 1;
    this.#entry = seq;
    demand(begins(line, record.entryBegin), "noEntry", { entry: seq, entries: header.entries });
    const entry = record.entryOf(line, this.kind.kinds);
    demand(entry.seq === seq, "otherEntry", { expected: seq, got: entry.seq });
    const hash = record.hashOf(this.#head, entry);
    demand(hexOf(hash) === entry.hash, "otherHash", { expected: hexOf(hash), got: entry.hash });
    demand(seq > 1 || entry.at === header.createdAt, "otherStart", {
      expected: header.createdAt,
      got: entry.at,
    });
    this.#head = hash;
    this.#seq = seq;
    this.#taker?.take(entry);
    this.#kinds.set(entry.kind, (this.#kinds.get(entry.kind) ?? 0) + 1);
    if (BigInt(seq) === header.entries) {
      this.#entry = undefined;
      demand(header.head === hexOf(hash), "otherHead", { expected: header.head, got: hexOf(hash) });
      this.#taker?.end();
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
