import type { Node } from "@tiptap/pm/model";
import { isFootnote } from "../footnotes/places";

/** Letters that one reads on end, and where they are from the beginning of their clause. */
interface Flow {
  readonly words: string;
  readonly pieces: readonly { readonly at: number; readonly pos: number; readonly length: number }[];
}

interface Growing {
  words: string;
  readonly pieces: { at: number; pos: number; length: number }[];
  line: Node | undefined;
  ended: boolean;
}

/** Who types changes one clause; the letters of all the others are known. */
const known = new WeakMap<Node, readonly Flow[]>();

/** What one reads on end in a clause: its lines, with line ends between them, and each of its footnotes by itself. */
function flowsOf(clause: Node): readonly Flow[] {
  const before = known.get(clause);
  if (before !== undefined) return before;
  const flows: Growing[] = [];
  const read = (node: Node, pos: number, flow: Growing, line: Node | undefined) => {
    node.forEach((child, offset) => {
      const at = pos + offset;
      if (child.isText) {
        flow.ended ||= flow.line !== undefined && flow.line !== line;
        if (flow.ended && flow.words !== "") flow.words += "\n";
        [flow.ended, flow.line] = [false, line];
        flow.pieces.push({ at: flow.words.length, pos: at, length: child.nodeSize });
        flow.words += child.text ?? "";
      } else if (child.type.name === "hardBreak") flow.ended = true;
      else if (isFootnote(child)) read(child, at + 1, begin(), child);
      else read(child, at + 1, flow, child.isTextblock ? child : line);
    });
  };
  const begin = () => {
    const flow: Growing = { words: "", pieces: [], line: undefined, ended: false };
    flows.push(flow);
    return flow;
  };
  read(clause, 1, begin(), clause);
  known.set(clause, flows);
  return flows;
}

function positionIn({ pieces }: Flow, index: number): number | undefined {
  const piece = pieces.find(({ at, length }) => at <= index && index <= at + length);
  return piece && piece.pos + index - piece.at;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where words stand in a clause, from its beginning; undefined where they do not, or more than once. */
export function onlyPlaceOf(words: string, clause: Node): Stretch | undefined {
  let found: Stretch | undefined;
  for (const flow of flowsOf(clause)) {
    const at = flow.words.indexOf(words);
    if (at < 0) continue;
    if (found !== undefined || flow.words.indexOf(words, at + 1) >= 0) return undefined;
    const from = positionIn(flow, at);
    // Where two pieces meet, words end with the first.
    const to = positionIn(flow, at + words.length);
    if (from === undefined || to === undefined) return undefined;
    found = { from, to };
  }
  return found;
}
