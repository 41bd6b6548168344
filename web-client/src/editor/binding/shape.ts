import { Fragment, Mark, type Node, type NodeType, type Schema } from "@tiptap/pm/model";
import * as Y from "yjs";

/** Letters of a shared text that have the same marks. */
export interface Piece {
  readonly words: string;
  readonly marks: readonly Mark[];
  /** Where it begins in the shared text, in the text's own units. */
  readonly at: number;
}

/** A shared text as a part of a line. */
export interface TextSegment {
  readonly text: Y.XmlText;
  readonly pieces: readonly Piece[];
  /** How many positions of the editor's document it takes. */
  readonly size: number;
  /** Its place among all that the line's element holds. */
  readonly at: number;
}

/** An element as a part of a line: one without content (a line break), or one that is a line itself (a footnote). */
export interface ElementSegment {
  readonly text: undefined;
  readonly element: Y.XmlElement;
  readonly isLine: boolean;
  readonly size: number;
  readonly at: number;
}

export type Segment = TextSegment | ElementSegment;

/**
 * What is shown as a line: an element of its own, also one that stands in another line, or a text that a program put into a clause
 * directly, without a paragraph.
 */
export type Line = Y.XmlElement | Y.XmlText;

/** What the editor shows as a node, with its node and its place among all that its parent holds. */
export interface Child {
  readonly element: Line;
  readonly node: Node;
  readonly at: number;
}

function marksOf(attributes: Readonly<Record<string, unknown>> | undefined, schema: Schema): readonly Mark[] {
  const marks = Object.entries(attributes ?? {}).flatMap(([name, value]) => {
    const type = schema.marks[name];
    return type === undefined || value === null || value === undefined || value === false
      ? []
      : [type.create()];
  });
  return Mark.setFrom(marks);
}

/**
 * What the editor shows of a shared text. Reading never writes: what the editor's schema does not know is passed over
 * and stays as it is. Nodes are kept until what they were read from changes, so a clause that nobody touched is the same
 * node each time.
 */
export class Shape {
  readonly root: Y.XmlFragment;
  readonly schema: Schema;
  #nodes = new WeakMap<object, Node>();

  constructor(root: Y.XmlFragment, schema: Schema) {
    this.root = root;
    this.schema = schema;
  }

  /** The whole text as a document of the editor. */
  get doc(): Node {
    const clauses = this.childrenOf(this.root).map(({ node }) => node);
    return this.schema.topNodeType.create(null, clauses);
  }

  /** The type of node that an element is shown as; undefined when it is not shown in such a parent. */
  #typeOf(element: Y.XmlElement, parent: NodeType): NodeType | undefined {
    const type = this.schema.nodes[element.nodeName];
    return type !== undefined && parent.contentMatch.matchType(type) !== null ? type : undefined;
  }

  #typeOfParent(parent: Y.XmlFragment): NodeType | undefined {
    return parent instanceof Y.XmlElement ? this.schema.nodes[parent.nodeName] : this.schema.topNodeType;
  }

  /** The paragraph as which a text is shown that stands where paragraphs do; undefined where none may be. */
  #bareLineType(parent: NodeType): NodeType | undefined {
    const { paragraph } = this.schema.nodes;
    return paragraph !== undefined && parent.contentMatch.matchType(paragraph) !== null
      ? paragraph
      : undefined;
  }

  isLine(type: Y.XmlFragment | Y.XmlText): type is Line {
    if (!(type instanceof Y.XmlText)) return this.#typeOfParent(type)?.inlineContent === true;
    const parentType = type.parent instanceof Y.XmlFragment ? this.#typeOfParent(type.parent) : undefined;
    return parentType !== undefined && this.#bareLineType(parentType) !== undefined;
  }

  /** The line that a text is shown in: itself, where it stands alone. */
  lineOf(text: Y.XmlText): Line | undefined {
    const { parent } = text;
    if (this.isLine(text)) return text;
    return parent instanceof Y.XmlElement && this.isLine(parent) ? parent : undefined;
  }

  /** What a clause, a sub-paragraph or the whole text holds that the editor shows. */
  childrenOf(parent: Y.XmlFragment): Child[] {
    const parentType = this.#typeOfParent(parent);
    if (parentType === undefined) return [];
    return parent.toArray().flatMap((element, at): Child[] => {
      if (element instanceof Y.XmlText) {
        const type = this.#bareLineType(parentType);
        return type === undefined ? [] : [{ element, node: this.#nodeOf(element, type), at }];
      }
      if (!(element instanceof Y.XmlElement)) return [];
      const type = this.#typeOf(element, parentType);
      return type === undefined ? [] : [{ element, node: this.#nodeOf(element, type), at }];
    });
  }

  #textSegment(text: Y.XmlText, at: number): TextSegment {
    const pieces = this.#piecesOf(text);
    return { text, pieces, size: pieces.reduce((sum, { words }) => sum + words.length, 0), at };
  }

  /** The parts of a line that the editor shows. */
  segmentsOf(line: Line): Segment[] {
    if (line instanceof Y.XmlText) return [this.#textSegment(line, 0)];
    const lineType = this.#typeOfParent(line);
    if (lineType === undefined) return [];
    return line.toArray().flatMap((part, at): Segment[] => {
      if (part instanceof Y.XmlText) return [this.#textSegment(part, at)];
      if (!(part instanceof Y.XmlElement)) return [];
      const type = this.#typeOf(part, lineType);
      return type === undefined ? [] : [this.#elementSegment(part, type, at)];
    });
  }

  #elementSegment(element: Y.XmlElement, type: NodeType, at: number): ElementSegment {
    if (type.isLeaf) return { text: undefined, element, isLine: false, size: 1, at };
    // Its node may be out of date: whoever writes into it asks for what is there now.
    return { text: undefined, element, isLine: true, size: sizeOf(this.segmentsOf(element)) + 2, at };
  }

  #piecesOf(text: Y.XmlText): Piece[] {
    const pieces: Piece[] = [];
    let at = 0;
    for (const { insert, attributes } of text.toDelta() as Y.YTextEvent["delta"]) {
      if (typeof insert === "string") {
        if (insert !== "") pieces.push({ words: insert, marks: marksOf(attributes, this.schema), at });
        at += insert.length;
      } else at += 1;
    }
    return pieces;
  }

  #nodeOf(element: Line, type: NodeType): Node {
    const known = this.#nodes.get(element);
    if (known !== undefined) return known;
    const attributes = element instanceof Y.XmlElement ? this.#attributesOf(element, type) : null;
    const node = type.create(attributes, this.#contentOf(element, type));
    this.#nodes.set(element, node);
    return node;
  }

  #attributesOf(element: Y.XmlElement, type: NodeType): Record<string, unknown> | null {
    if (type.spec.attrs === undefined) return null;
    return Object.fromEntries(
      Object.keys(type.spec.attrs).map((name) => {
        const value: unknown = element.getAttribute(name);
        return [name, typeof value === "string" ? value : null];
      }),
    );
  }

  #nodeInLine(element: Y.XmlElement): Node[] {
    const type = this.schema.nodes[element.nodeName];
    return type === undefined ? [] : [this.#nodeOf(element, type)];
  }

  #contentOf(element: Line, type: NodeType): Fragment {
    if (type.isLeaf) return Fragment.empty;
    if (element instanceof Y.XmlElement && !type.inlineContent)
      return Fragment.from(this.childrenOf(element).map(({ node }) => node));
    return Fragment.fromArray(
      joined(
        this.segmentsOf(element).flatMap((segment) =>
          segment.text === undefined
            ? this.#nodeInLine(segment.element)
            : segment.pieces.map(({ words, marks }) => this.schema.text(words, marks)),
        ),
      ),
    );
  }

  /** What was read from these is out of date. */
  forget(types: Iterable<object>): void {
    for (const type of types) this.#nodes.delete(type);
  }

  /** All that was read is out of date. */
  forgetAll(): void {
    this.#nodes = new WeakMap();
  }

  /** Takes the nodes of an equal document for those of the shared text from now on. */
  adopt(doc: Node): void {
    this.#adoptChildren(this.root, doc);
  }

  #adoptChildren(parent: Y.XmlFragment, node: Node): void {
    this.childrenOf(parent).forEach(({ element, node: mine }, index) => {
      const theirs = node.maybeChild(index);
      if (theirs === null || theirs === mine) return;
      this.#nodes.set(element, theirs);
      if (element instanceof Y.XmlElement && !theirs.inlineContent) this.#adoptChildren(element, theirs);
    });
  }
}

/** How many positions segments take together. */
export function sizeOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { size }) => sum + size, 0);
}

/** Neighbours with the same marks as one, as the editor keeps them. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node)) {
      result[result.length - 1] = last.type.schema.text(`${last.text}${node.text}`, last.marks);
    } else result.push(node);
  }
  return result;
}
