import type { ClauseId } from "./ids";
import { type JsonReader, UnexpectedForm } from "./json";

/** A UTF-16 unit of the shared text: the client that wrote it, and how many units that client had written before. */
export type UnitId = readonly [client: number, clock: number];

/** Words of a clause, or a whole clause, that something is about: a bracket, a comment. */
export interface Anchor {
  readonly clause: ClauseId;
  /** The first unit that it holds; left out for a whole clause. */
  readonly from?: UnitId | undefined;
  /** The last one. */
  readonly to?: UnitId | undefined;
  /** The words as they were, with line ends between paragraphs; of a whole clause its beginning. */
  readonly quote: string;
}

/** What became of an anchor's words: they are as quoted, others, or none. */
export type AnchorState = "HELD" | "CHANGED" | "GONE";

/** Reads a unit by the name of its member; undefined where there is none. */
export function readUnit(reader: JsonReader, name: string): UnitId | undefined {
  if (!reader.has(name)) return undefined;
  const [client, clock] = reader.list(name);
  if (typeof client !== "number" || typeof clock !== "number") throw new UnexpectedForm(name, "two numbers");
  return [client, clock];
}
