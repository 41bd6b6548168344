import type { Node } from "@tiptap/pm/model";
import { Mapping, type Step } from "@tiptap/pm/transform";
import * as Y from "yjs";
import { changesMadeBy } from "./edits";
import { LineWriter, newLineContent } from "./line";
import { staying } from "./order";
import type { Child, Line, Shape } from "./shape";
import type { Doings } from "./stretches";
import { stepsBetween } from "./turning";

/** A closed clause outweighs all the open ones of a draft, so that the open ones move around it. */
const closedWeight = 1_000_000;

/** A new element that holds what a node does. */
function elementOf(node: Node): Y.XmlElement {
  const element = new Y.XmlElement(node.type.name);
  for (const [name, value] of Object.entries(node.attrs)) {
    if (typeof value === "string") element.setAttribute(name, value);
  }
  const content = node.inlineContent ? newLineContent(node.content) : node.content.content.map(elementOf);
  if (content.length > 0) element.insert(0, content);
  return element;
}

function writeAttributes(element: Y.XmlElement, node: Node): void {
  for (const [name, value] of Object.entries(node.attrs)) {
    const now: unknown = element.getAttribute(name);
    if (typeof value === "string" && now !== value) element.setAttribute(name, value);
    else if (typeof value !== "string" && typeof now === "string") element.removeAttribute(name);
  }
}

/** Whether what is shown can become a node: a text that stands alone has no place for a line break, a paragraph has. */
function canHold(child: Child | undefined, node: Node): boolean {
  return !(child?.element instanceof Y.XmlText) || node.content.content.every(({ isText }) => isText);
}

function idsOf(nodes: readonly Node[]): string[] | undefined {
  const ids = nodes.map(({ attrs }) => attrs.id as unknown).filter((id) => typeof id === "string");
  return ids.length === nodes.length && new Set(ids).size === ids.length ? ids : undefined;
}

/** Two nodes with their content's places in the two documents. */
interface Pair {
  readonly before: Node;
  readonly start: number;
  readonly after: Node;
  readonly newStart: number;
}

/**
 * Writes what changed in an editor into the shared text.
 *
 * It goes by the editor's own steps, and not by what looks alike. A clause stays in its element by its id; a paragraph or
 * sub-paragraph stays where its beginning was not deleted; letters come and go exactly where they did in the editor. What
 * nobody changed is not touched, so others' simultaneous changes to it stay.
 */
export class SharedWriter {
  readonly #shape: Shape;
  readonly #isClosed: (clause: string) => boolean;
  readonly #doings: Doings;

  private constructor(shape: Shape, isClosed: (clause: string) => boolean, steps: readonly Step[]) {
    this.#shape = shape;
    this.#isClosed = isClosed;
    const mapping = new Mapping(steps.map((step) => step.getMap()));
    this.#doings = { changes: changesMadeBy(steps), mapping };
  }

  /**
   * @param shape what the shared text is now: the same as `before`
   * @param steps those that led from `before` to `after`; undefined when they are not known
   * @param isClosed whether a clause must stay in its place while others move
   */
  static write(
    shape: Shape,
    before: Node,
    after: Node,
    steps: readonly Step[] | undefined,
    isClosed: (clause: string) => boolean,
  ): void {
    const writer = new SharedWriter(shape, isClosed, steps ?? stepsBetween(before, after));
    writer.#writeChildren(shape.root, { before, start: 0, after, newStart: 0 });
  }

  #writeNode(element: Line, pair: Pair): void {
    if (pair.before === pair.after) return;
    if (element instanceof Y.XmlText) {
      new LineWriter(this.#shape, element).write(pair, this.#doings);
      return;
    }
    writeAttributes(element, pair.after);
    if (pair.after.inlineContent) new LineWriter(this.#shape, element).write(pair, this.#doings);
    else this.#writeChildren(element, pair);
  }

  #writeChildren(parent: Y.XmlFragment, pair: Pair): void {
    const children = this.#shape.childrenOf(parent);
    const kept = new Map(
      [...this.#keptChildren(pair)].filter(([index, old]) => canHold(children[old], pair.after.child(index))),
    );
    const staying = new Set(kept.values());
    for (const [index, { at }] of [...children.entries()].reverse()) {
      if (!staying.has(index)) parent.delete(at, 1);
    }
    const all = parent.toArray();
    let place = 0;
    let inserted = 0;
    const pairs: [Child, Pair][] = [];
    const starts = childStarts(pair.before, pair.start);
    const newStarts = childStarts(pair.after, pair.newStart);
    pair.after.content.content.forEach((node, index) => {
      const old = kept.get(index);
      const child = old === undefined ? undefined : children[old];
      if (old === undefined || child === undefined) {
        parent.insert(place, [elementOf(node)]);
        inserted += 1;
        place += 1;
        return;
      }
      place = all.indexOf(child.element) + inserted + 1;
      const inner = { start: (starts[old] ?? 0) + 1, newStart: (newStarts[index] ?? 0) + 1 };
      pairs.push([child, { before: pair.before.child(old), after: node, ...inner }]);
    });
    for (const [{ element }, inner] of pairs) this.#writeNode(element, inner);
  }

  /** For each child of the new node that stays in its element: which one it was in the old node. In the order of both. */
  #keptChildren(pair: Pair): ReadonlyMap<number, number> {
    const byId = pair.before.type === this.#shape.schema.topNodeType ? this.#keptClauses(pair) : undefined;
    return byId ?? this.#keptByPlace(pair);
  }

  #keptClauses({ before, after }: Pair): ReadonlyMap<number, number> | undefined {
    const old = idsOf(before.content.content);
    const fresh = idsOf(after.content.content);
    if (old === undefined || fresh === undefined) return undefined;
    const places = new Map(old.map((id, index) => [id, index]));
    const same = fresh.filter(
      (id, index) => before.maybeChild(places.get(id) ?? -1)?.type === after.child(index).type,
    );
    const stay = staying(old, same, (id) => (this.#isClosed(id) ? closedWeight : 1));
    return new Map(
      fresh.flatMap((id, index) => (stay.has(id) ? [[index, places.get(id) ?? -1] as const] : [])),
    );
  }

  #keptByPlace({ before, start, after, newStart }: Pair): ReadonlyMap<number, number> {
    const places = new Map(childStarts(after, newStart).map((pos, index) => [pos, index]));
    const kept = new Map<number, number>();
    childStarts(before, start).forEach((pos, index) => {
      const { pos: now, deletedAfter } = this.#doings.mapping.mapResult(pos, 1);
      const place = deletedAfter ? undefined : places.get(now);
      if (place === undefined || kept.has(place)) return;
      if (after.child(place).type === before.child(index).type) kept.set(place, index);
    });
    return kept;
  }
}

/** Where the children of a node begin whose content begins at `start`. */
function childStarts(node: Node, start: number): number[] {
  const starts: number[] = [];
  let pos = start;
  node.forEach((child) => {
    starts.push(pos);
    pos += child.nodeSize;
  });
  return starts;
}
