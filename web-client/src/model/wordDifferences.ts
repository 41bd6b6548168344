/** A piece of a text beside another one. */
export interface Piece {
  readonly fate: "same" | "added" | "gone";
  readonly text: string;
}

/** More than so many pairs of words are not compared: one text is shown as gone, the other as added. */
const mostPairs = 4_000_000;

const tokensOf = (text: string): readonly string[] => text.match(/\s|[\p{L}\p{M}\p{N}]+|./gu) ?? [];

/** What two texts have in common at the beginning, in words. */
function common(one: readonly string[], other: readonly string[]): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

/** For each place of one and of the other, how many words at most they have in common from there on. */
function lengths(one: readonly string[], other: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    const row = rows[i] ?? new Uint32Array();
    const below = rows[i + 1] ?? new Uint32Array();
    for (let j = other.length - 1; j >= 0; j -= 1) {
      row[j] = one[i] === other[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rows;
}

/** Puts pieces behind one another, those of one fate together. */
class Pieces {
  readonly all: { fate: Piece["fate"]; text: string }[] = [];

  add(fate: Piece["fate"], text: string): void {
    if (text === "") return;
    const last = this.all.at(-1);
    if (last?.fate === fate) last.text += text;
    else this.all.push({ fate, text });
  }
}

/** How a text differs from another, word by word. */
export function wordDifferences(before: string, after: string): readonly Piece[] {
  const [one, other] = [tokensOf(before), tokensOf(after)];
  const start = common(one, other);
  const end = common(one.slice(start).reverse(), other.slice(start).reverse());
  const gone = one.slice(start, one.length - end);
  const added = other.slice(start, other.length - end);
  const pieces = new Pieces();
  pieces.add("same", other.slice(0, start).join(""));
  if (gone.length * added.length > mostPairs) {
    pieces.add("gone", gone.join(""));
    pieces.add("added", added.join(""));
  } else {
    walk(gone, added, pieces);
  }
  pieces.add("same", other.slice(other.length - end).join(""));
  return pieces.all;
}

/** What goes stands before what comes in its place. */
function walk(gone: readonly string[], added: readonly string[], pieces: Pieces): void {
  const rows = lengths(gone, added);
  let [i, j] = [0, 0];
  let came = "";
  while (i < gone.length || j < added.length) {
    const isSame = i < gone.length && j < added.length && gone[i] === added[j];
    if (isSame) {
      pieces.add("added", came);
      came = "";
      pieces.add("same", added[j] ?? "");
      i += 1;
      j += 1;
    } else if (
      j === added.length ||
      (i < gone.length && (rows[i + 1]?.[j] ?? 0) >= (rows[i]?.[j + 1] ?? 0))
    ) {
      pieces.add("gone", gone[i] ?? "");
      i += 1;
    } else {
      came += added[j] ?? "";
      j += 1;
    }
  }
  pieces.add("added", came);
}
