import { demand } from "./fault";

/** More than any server takes at once. */
const mostStructs = 1_000_000;
/** How deep values may be nested. */
const deepest = 128;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What an update reaches: of each client, the clock behind the last of its structs, and behind what is deleted of it. */
export interface Reach {
  readonly structs: ReadonlyMap<number, number>;
  readonly deletes: ReadonlyMap<number, number>;
}

/** Units of one client, from a clock to the one behind the last of them. */
export interface Run {
  readonly client: number;
  readonly from: number;
  readonly to: number;
}

/** What an update brings, and the units that this builds on. */
export interface Ground extends Reach {
  readonly brought: readonly Run[];
  readonly named: readonly (readonly [client: number, clock: number])[];
}

class NoUpdate extends Error {}

function check(holds: boolean): asserts holds {
  if (!holds) throw new NoUpdate();
}

/** Reads the bytes of an update, never beyond their end. */
class Reader {
  at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.at;
  }

  byte(): number {
    check(this.left > 0);
    return this.bytes[this.at++] ?? 0;
  }

  unsigned(value = 0, scale = 1): number {
    let sum = value;
    for (let factor = scale; factor < 2 ** 56; factor *= 128) {
      const byte = this.byte();
      sum += (byte & 127) * factor;
      if (byte < 128) {
        check(sum <= Number.MAX_SAFE_INTEGER);
        return sum;
      }
    }
    throw new NoUpdate();
  }

  /** How many elements follow, which take so many bytes each at least. */
  count(leastBytes: number): number {
    const count = this.unsigned();
    check(count * leastBytes <= this.left);
    return count;
  }

  skip(bytes: number): void {
    check(bytes <= this.left);
    this.at += bytes;
  }

  string(): string {
    const from = this.at;
    const length = this.count(1);
    const start = this.at;
    this.skip(length);
    try {
      return utf8.decode(this.bytes.subarray(start, this.at));
    } catch {
      this.at = from;
      throw new NoUpdate();
    }
  }

  json(text: string): void {
    let depth = 0;
    // Brackets within strings do not nest.
    for (const [bracket] of text.replace(/"(?:[^"\\]|\\.)*"/g, "").matchAll(/[[\]{}]/g)) {
      depth += bracket === "[" || bracket === "{" ? 1 : -1;
      check(depth <= deepest);
    }
    try {
      JSON.parse(text);
    } catch {
      throw new NoUpdate();
    }
  }

  any(depth: number): void {
    const tag = this.byte();
    switch (tag) {
      case 127: // undefined, null, false, true
      case 126:
      case 121:
      case 120:
        break;
      case 125: {
        const first = this.byte();
        if (first >= 128) this.unsigned(first & 63, 64);
        break;
      }
      case 124:
        this.skip(4);
        break;
      case 123:
      case 122:
        this.skip(8);
        break;
      case 119:
        this.string();
        break;
      case 118:
      case 117: {
        check(depth < deepest);
        const count = this.count(tag === 118 ? 2 : 1);
        for (let i = 0; i < count; i++) {
          if (tag === 118) this.string();
          this.any(depth + 1);
        }
        break;
      }
      case 116:
        this.skip(this.count(1));
        break;
      default:
        throw new NoUpdate();
    }
  }
}

/** Goes behind the content of an item and gives its length. */
function contentLength(reader: Reader, kind: number): number {
  switch (kind) {
    case 0: // collected, deleted, skipped
    case 1:
    case 10:
      return reader.unsigned();
    case 2: {
      const count = reader.count(1);
      for (let i = 0; i < count; i++) {
        const text = reader.string();
        if (text !== "undefined") reader.json(text);
      }
      return count;
    }
    case 3:
      reader.skip(reader.count(1));
      return 1;
    case 4:
      return reader.string().length;
    case 6:
      reader.string();
      reader.json(reader.string());
      return 1;
    case 5:
      reader.json(reader.string());
      return 1;
    case 7: {
      const type = reader.unsigned();
      check(type <= 6);
      if (type === 3 || type === 5) reader.string();
      return 1;
    }
    case 8: {
      const count = reader.count(1);
      for (let i = 0; i < count; i++) reader.any(0);
      return count;
    }
    case 9:
      reader.string();
      reader.any(0);
      return 1;
    default:
      throw new NoUpdate();
  }
}

type Named = [client: number, clock: number][];

/** Goes behind the id of what a struct builds on; of its own client that is older. */
function builtOn(reader: Reader, client: number, clock: number, named: Named): void {
  const other = reader.unsigned();
  const its = reader.unsigned();
  check(other !== client || its < clock);
  named.push([other, its]);
}

function struct(reader: Reader, client: number, clock: number, brought: Run[], named: Named): number {
  const info = reader.byte();
  const kind = info & 31;
  if (kind !== 0 && kind !== 10) {
    if ((info & 0x80) !== 0) builtOn(reader, client, clock, named);
    if ((info & 0x40) !== 0) builtOn(reader, client, clock, named);
    if ((info & 0xc0) === 0) {
      const root = reader.unsigned();
      check(root <= 1);
      if (root === 1) reader.string();
      else builtOn(reader, client, clock, named);
      if ((info & 0x20) !== 0) reader.string();
    }
  }
  const length = contentLength(reader, kind);
  const to = clock + length;
  check(length > 0 && to <= Number.MAX_SAFE_INTEGER);
  if (kind !== 10) bring(brought, { client, from: clock, to });
  return to;
}

function bring(brought: Run[], run: Run): void {
  const last = brought.at(-1);
  if (last?.client === run.client && last.to === run.from)
    brought[brought.length - 1] = { ...last, to: run.to };
  else brought.push(run);
}

function ground(reader: Reader): Ground {
  const brought: Run[] = [];
  const named: Named = [];
  const structs = new Map<number, number>();
  const deletes = new Map<number, number>();
  let left = mostStructs;
  for (let runs = reader.count(3); runs > 0; runs--) {
    const count = reader.count(2);
    left -= count;
    demand(left >= 0, "tooMuchWork");
    const client = reader.unsigned();
    let clock = reader.unsigned();
    for (let i = 0; i < count; i++) clock = struct(reader, client, clock, brought, named);
    check(!structs.has(client));
    if (count > 0) structs.set(client, clock);
  }
  for (let clients = reader.count(2); clients > 0; clients--) {
    const client = reader.unsigned();
    for (let ranges = reader.count(2); ranges > 0; ranges--) {
      const clock = reader.unsigned();
      const length = reader.unsigned();
      check(clock + length <= Number.MAX_SAFE_INTEGER);
      if (length > 0) deletes.set(client, Math.max(deletes.get(client) ?? 0, clock + length));
    }
  }
  check(reader.left === 0);
  return { structs, deletes, brought, named };
}

/**
 * What an update of Yjs, version 1, reaches and builds on. Yjs itself takes some bytes for an update that are none, and reads on where it
 * should have ended; here it is one from the first byte to the last.
 */
export function groundOf(update: Uint8Array): Ground {
  try {
    return ground(new Reader(update));
  } catch (error) {
    if (error instanceof NoUpdate) demand(false, "noUpdate");
    throw error;
  }
}
