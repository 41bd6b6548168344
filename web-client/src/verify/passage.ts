import * as Y from "yjs";
import { childrenOf, clauseNodes, type Node, nameOf } from "./instrument";

/** So many UTF-16 units of a whole clause are quoted. */
export const excerptUnits = 300;

/** The id of a unit in Yjs. */
export type Unit = readonly [client: number, clock: number];

/** Words of a clause, or the whole clause, as an entry names them. */
export interface Anchor {
  readonly clause: string;
  /** The first unit and the last one; undefined for the whole clause. */
  readonly ends: readonly [from: Unit, to: Unit] | undefined;
  readonly quote: string;
}

/** Units that one client made one after the other. */
export interface Units {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

interface Run extends Units {
  readonly start: number;
}

/** What one reads on end: a clause without its footnotes, or a footnote. */
class Flow {
  text = "";
  readonly runs: Run[] = [];
  readonly #lineStarts: number[] = [];
  #lineEnded = false;

  /** @param line what its first line is in */
  constructor(private line: Node) {}

  endLine(): void {
    this.#lineEnded = true;
  }

  add(text: Y.Text, parent: Node): void {
    this.#lineEnded ||= parent !== this.line;
    this.line = parent;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      if (this.#lineEnded && this.text !== "") this.#lineStarts.push(this.text.length);
      this.#lineEnded = false;
      const { client, clock } = item.id;
      this.runs.push({ client, clock, length: item.length, start: this.text.length });
      this.text += item.content.str;
    }
  }

  indexOf([client, clock]: Unit): number {
    const run = this.runs.find(
      (each) => each.client === client && each.clock <= clock && clock < each.clock + each.length,
    );
    return run === undefined ? -1 : run.start + clock - run.clock;
  }

  /** All of it, with a line feed between lines. */
  withLines(): string {
    const cuts = [0, ...this.#lineStarts];
    return cuts.map((start, i) => this.text.slice(start, cuts[i + 1])).join("\n");
  }

  cutsPair(index: number): boolean {
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(this.text.slice(Math.max(0, index - 1), index + 1));
  }

  units(begin: number, end: number): readonly Units[] {
    return this.runs.flatMap(({ client, clock, length, start }) => {
      const from = Math.max(begin, start);
      const to = Math.min(end, start + length);
      return from < to ? [{ client, clock: clock + from - start, length: to - from }] : [];
    });
  }
}

function flowsOf(clause: Node): readonly Flow[] {
  const words = new Flow(clause);
  const flows = [words];
  const rest: (readonly [node: Node, parent: Node, flow: Flow])[] = [[clause, clause, words]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [node, parent, flow] = next;
    if (node instanceof Y.Text) {
      flow.add(node, parent);
    } else if (nameOf(node) === "hardBreak") {
      flow.endLine();
    } else {
      let within = flow;
      if (nameOf(node) === "footnote") {
        within = new Flow(node);
        flows.push(within);
      }
      for (const child of [...childrenOf(node)].reverse()) rest.push([child, node, within]);
    }
  }
  return flows;
}

const withoutLines = (text: string) => text.replaceAll("\n", "");

function excerptOf(words: string): string {
  if (words.length <= excerptUnits) return words;
  const end = /[\ud800-\udbff]/.test(words.charAt(excerptUnits - 1)) ? excerptUnits - 1 : excerptUnits;
  return `${words.slice(0, end)}…`;
}

function clauseOf(doc: Y.Doc, id: string): Node | undefined {
  return clauseNodes(doc).find((each) => each.id === id)?.node;
}

/** The units that an anchor holds, none of a whole clause; undefined if it does not fit the text as it is. */
export function unitsOf(doc: Y.Doc, { clause, ends, quote }: Anchor): readonly Units[] | undefined {
  const node = clauseOf(doc, clause);
  if (node === undefined) return undefined;
  const flows = flowsOf(node);
  if (ends === undefined) {
    const words = excerptOf(flows[0]?.withLines() ?? "");
    return withoutLines(words) === withoutLines(quote) ? [] : undefined;
  }
  const [from, to] = ends;
  const flow = flows.find((each) => each.indexOf(from) >= 0);
  if (flow === undefined) return undefined;
  const begin = flow.indexOf(from);
  const end = flow.indexOf(to) + 1;
  if (begin >= end || flow.cutsPair(begin) || flow.cutsPair(end)) return undefined;
  return withoutLines(flow.text.slice(begin, end)) === withoutLines(quote)
    ? flow.units(begin, end)
    : undefined;
}

/** Whether some of these units are in a clause now. */
export function areIn(doc: Y.Doc, clause: string, units: readonly Units[]): boolean {
  const node = clauseOf(doc, clause);
  return (
    node !== undefined &&
    flowsOf(node).some(({ runs }) =>
      runs.some((run) =>
        units.some(
          ({ client, clock, length }) =>
            client === run.client && clock < run.clock + run.length && run.clock < clock + length,
        ),
      ),
    )
  );
}
