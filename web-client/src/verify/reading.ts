import type { BranchOf } from "./branch";
import type { Audience } from "./deskForm";
import type { Fault, Values } from "./fault";
import type { Receipt, ReceiptFinding } from "./receipt";
import type * as record from "./record";
import type { Reason } from "./words/reasons.en";

/** What may be known besides the file. */
export interface Known {
  /** The key by which, or by one that it endorsed, each revision must be signed; with a receipt, the receipt. */
  readonly key?: string | undefined;
  readonly receipt?: Receipt | undefined;
  /** Is told after each line how many lines and bytes were checked. */
  readonly progress?: ((lines: number, bytes: number) => void) | undefined;
}

export interface CheckedRevision {
  readonly symbol: string;
  readonly title: string;
  readonly seq: number;
  readonly at: bigint;
  readonly head: string;
  readonly text: string;
  readonly signer: string | undefined;
}

/** Everything in the file holds. */
export interface Intact {
  readonly isIntact: true;
  readonly header: record.Header;
  /** Whose desk it is the record of; undefined for that of a draft. */
  readonly desk?: { readonly draft: string; readonly audience: Audience };
  /** Whose proposal's branch it is the record of. */
  readonly branch?: BranchOf;
  readonly revisions: readonly CheckedRevision[];
  readonly keys: readonly string[];
  readonly imports: readonly { readonly seq: number; readonly at: bigint; readonly key: string }[];
  /** How many entries there are of each kind. */
  readonly kinds: ReadonlyMap<record.AnyKind, number>;
  /** What a receipt was found to be, if there was one. */
  readonly receipt: ReceiptFinding | undefined;
}

/** The first place where the file is not what it must be. */
export interface Broken {
  readonly isIntact: false;
  readonly line: number;
  readonly entry: number | undefined;
  readonly reason: Reason;
  readonly values: Values;
}

/** Reads the file of a record line by line. */
export interface Reader {
  /** The line that was taken last, from 1. */
  readonly line: number;
  take(line: Uint8Array): void;
  end(): Intact;
  brokenBy(fault: Fault): Broken;
}

/** What a fault says of a file of which so many lines were taken, and of them this entry last. */
export function brokenAt(fault: Fault, lines: number, last: number | undefined): Broken {
  const { line, entry, reason, values } = fault;
  // A line that could not be read to its end is the one behind the last that was.
  const at = line ?? (entry === null ? lines + 1 : lines);
  return {
    isIntact: false,
    line: at,
    entry: entry === undefined ? last : (entry ?? undefined),
    reason,
    values,
  };
}
