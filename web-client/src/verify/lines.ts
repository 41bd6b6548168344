import { Fault } from "./fault";
import { mostLine } from "./record";

const feed = 10;

/** The lines of a file, each ended by one line feed, without that. Holds one line, of bounded length. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  const hold = (part: Uint8Array) => {
    length += part.length;
    if (length > mostLine) throw new Fault("lineTooLong", { most: mostLine }, undefined, null);
    if (part.length > 0) held.push(part);
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(feed); to >= 0; to = chunk.indexOf(feed, from)) {
      hold(chunk.subarray(from, to));
      yield joined(held, length);
      held = [];
      length = 0;
      from = to + 1;
    }
    hold(chunk.slice(from));
  }
  if (length > 0) throw new Fault("cutOffInLine", {}, undefined, null);
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether a line begins with these characters of ASCII. */
export function begins(line: Uint8Array, text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (line[i] !== text.charCodeAt(i)) return false;
  }
  return true;
}
