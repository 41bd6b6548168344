import { sha256 } from "@noble/hashes/sha2.js";
import * as Y from "yjs";
import { hexOf } from "./bytes";
import { id as idForm } from "./record";

/** The root of a draft's document. */
export const root = "text";

const clauseKinds = new Set(["title", "heading", "preambular", "operative", "article", "annex"]);
const ofOneLine = new Set(["title", "heading"]);
const deepest = 4;

// biome-ignore lint/suspicious/noExplicitAny: of which events it tells is of no interest
export type Node = Y.AbstractType<any>;
type Piece = { readonly style: number; text: string } | "break" | readonly Piece[];
type Block =
  | { readonly kind: "paragraph"; readonly pieces: readonly Piece[] }
  | { readonly kind: "subparagraph"; readonly blocks: readonly Block[] }
  | { readonly kind: "table"; readonly rows: readonly Row[] };
interface Row {
  readonly header: boolean;
  readonly cells: readonly (readonly Block[])[];
}
interface Clause {
  readonly id: string;
  readonly kind: string;
  readonly blocks: readonly Block[];
}

const isText = (node: Node): node is Y.Text => node instanceof Y.Text;
export const nameOf = (node: Node) => (node instanceof Y.XmlElement ? node.nodeName : undefined);
const isInline = (node: Node) => isText(node) || nameOf(node) === "hardBreak" || nameOf(node) === "footnote";
const isRow = (node: Node) => nameOf(node) === "row" || nameOf(node) === "headerRow";

export function childrenOf(node: Node): readonly Node[] {
  if (!(node instanceof Y.XmlFragment)) return [];
  return (node.toArray() as unknown[]).filter((child) => child instanceof Y.AbstractType) as Node[];
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const isOn = (value: unknown) => value !== undefined && value !== null && value !== false;

function runsOf(text: Y.Text): readonly { readonly text: string; readonly style: number }[] {
  return (text.toDelta() as readonly Run[]).flatMap(({ insert, attributes }) =>
    typeof insert === "string" && insert !== ""
      ? [
          {
            text: insert,
            style: (isOn(attributes?.bold) ? 1 : 0) + (isOn(attributes?.italic) ? 2 : 0),
          },
        ]
      : [],
  );
}

/** Each text, line break and footnote in a node, which may be one itself; not what is in footnotes. */
function* inlinesOf(node: Node): Generator<Node> {
  if (isInline(node)) yield node;
  else yield* inlinesBelow(node, isInline);
}

function* inlinesBelow(top: Node, stops: (node: Node) => boolean): Generator<Node> {
  const open = [childrenOf(top)[Symbol.iterator]()];
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const { value: node, done } = last.next();
    if (done) open.pop();
    else if (stops(node)) yield node;
    else open.push(childrenOf(node)[Symbol.iterator]());
  }
}

function hasContent(node: Node): boolean {
  for (const inline of inlinesOf(node)) {
    if (!isText(inline) || runsOf(inline).length > 0) return true;
  }
  return false;
}

/** The pieces that nodes of a line make; neighbouring text of one style is one piece. */
function piecesOf(inlines: Iterable<Node>): Piece[] {
  const pieces: Piece[] = [];
  for (const inline of inlines) {
    if (isText(inline)) {
      for (const { text, style } of runsOf(inline)) {
        const last = pieces.at(-1);
        if (typeof last === "object" && "style" in last && last.style === style) last.text += text;
        else pieces.push({ style, text });
      }
    } else if (nameOf(inline) === "hardBreak") {
      pieces.push("break");
    } else {
      const stops = (node: Node) => isInline(node) && nameOf(node) !== "footnote";
      pieces.push(piecesOf(inlinesBelow(inline, stops)));
    }
  }
  return pieces;
}

const paragraph = (inlines: Iterable<Node>): Block => ({ kind: "paragraph", pieces: piecesOf(inlines) });

/** Blocks and, between them, what stands in none: that becomes a paragraph. */
function blocksAmong(parent: Node, blockOf: (node: Node) => Block | undefined): Block[] {
  const blocks: Block[] = [];
  let loose: Node[] = [];
  const endLoose = () => {
    if (loose.length > 0) blocks.push(paragraph(loose));
    loose = [];
  };
  for (const child of childrenOf(parent)) {
    if (isInline(child)) {
      if (hasContent(child)) loose.push(child);
      continue;
    }
    endLoose();
    const block = blockOf(child);
    if (block !== undefined) blocks.push(block);
  }
  endLoose();
  return blocks;
}

function blocksOf(parent: Node, depth: number): Block[] {
  return blocksAmong(parent, (node) => {
    switch (nameOf(node)) {
      case undefined:
        return undefined;
      case "paragraph":
        return paragraph(inlinesOf(node));
      case "subparagraph":
        return depth < deepest
          ? { kind: "subparagraph", blocks: blocksOf(node, depth + 1) }
          : paragraph(inlinesOf(node));
      case "table":
        return tableOf(node);
      default:
        return hasContent(node) ? paragraph(inlinesOf(node)) : undefined;
    }
  });
}

function tableOf(table: Node): Block | undefined {
  const isCell = (node: Node) => nameOf(node) === "cell" || hasContent(node);
  const rows = childrenOf(table)
    .filter((row) => (isRow(row) ? childrenOf(row).some(isCell) : hasContent(row)))
    .map((row) => ({
      header: nameOf(row) === "headerRow",
      cells: isRow(row) ? childrenOf(row).filter(isCell).map(cellOf) : [[paragraph(inlinesOf(row))]],
    }));
  return rows.length === 0 ? undefined : { kind: "table", rows };
}

function cellOf(cell: Node): readonly Block[] {
  if (nameOf(cell) !== "cell") return [paragraph(inlinesOf(cell))];
  const paragraphs = blocksAmong(cell, (node) =>
    nameOf(node) === "paragraph" || hasContent(node) ? paragraph(inlinesOf(node)) : undefined,
  );
  return paragraphs.length === 0 ? [paragraph([])] : paragraphs;
}

const isClause = (node: Node): node is Y.XmlElement => clauseKinds.has(nameOf(node) ?? "");

/** Whether the draft has a clause that bears this id. */
export function hasClause(doc: Y.Doc, id: string): boolean {
  return childrenOf(doc.getXmlFragment(root)).some(
    (child) => isClause(child) && child.getAttribute("id") === id,
  );
}

/** What is read as clauses of a draft, in order, each with an id of its own. */
export function clauseNodes(doc: Y.Doc): readonly { readonly id: string; readonly node: Node }[] {
  const taken = new Set<string>();
  const idOf = (node: Node, own: unknown) => {
    if (typeof own === "string" && idForm.test(own) && !taken.has(own)) {
      taken.add(own);
      return own;
    }
    const item = node._item?.id;
    const made = item === undefined ? "at" : `at-${item.client}-${item.clock}`;
    let free = made;
    for (let n = 2; taken.has(free); n++) free = `${made}_${n}`;
    taken.add(free);
    return free;
  };
  return childrenOf(doc.getXmlFragment(root)).flatMap((node): readonly { id: string; node: Node }[] => {
    if (isClause(node)) return [{ id: idOf(node, node.getAttribute("id")), node }];
    return hasContent(node) ? [{ id: idOf(node, undefined), node }] : [];
  });
}

/** The clauses of a draft in order. */
export function clausesOf(doc: Y.Doc): readonly Clause[] {
  return clauseNodes(doc).map(({ id, node }) => {
    if (!isClause(node)) return { id, kind: "heading", blocks: [paragraph(inlinesOf(node))] };
    const kind = node.nodeName;
    return { id, kind, blocks: ofOneLine.has(kind) ? [paragraph(inlinesOf(node))] : blocksOf(node, 0) };
  });
}

/** Writes what a fingerprint is made of. Integers are big-endian and of four bytes, characters of two. */
class FingerprintWriter {
  readonly #hash = sha256.create();
  #buffer = new DataView(new ArrayBuffer(8192));
  #used = 0;

  byte(value: number): void {
    this.#buffer.setUint8(this.#room(1), value);
  }

  integer(value: number): void {
    this.#buffer.setUint32(this.#room(4), value);
  }

  string(text: string): void {
    this.integer(text.length);
    for (let i = 0; i < text.length; i++) this.#buffer.setUint16(this.#room(2), text.charCodeAt(i));
  }

  blocks(blocks: readonly Block[]): void {
    this.integer(blocks.length);
    for (const block of blocks) {
      if (block.kind === "paragraph") {
        this.byte(1);
        this.pieces(block.pieces);
      } else if (block.kind === "subparagraph") {
        this.byte(2);
        this.blocks(block.blocks);
      } else {
        this.byte(3);
        this.integer(block.rows.length);
        for (const { header, cells } of block.rows) {
          this.byte(header ? 1 : 0);
          this.integer(cells.length);
          for (const cell of cells) this.blocks(cell);
        }
      }
    }
  }

  pieces(pieces: readonly Piece[]): void {
    this.integer(pieces.length);
    for (const piece of pieces) {
      if (piece === "break") {
        this.byte(2);
      } else if ("style" in piece) {
        this.byte(1);
        this.byte(piece.style);
        this.string(piece.text);
      } else {
        this.byte(3);
        this.pieces(piece);
      }
    }
  }

  hex(): string {
    this.#flush();
    return hexOf(this.#hash.digest());
  }

  #room(bytes: number): number {
    if (this.#used + bytes > this.#buffer.byteLength) this.#flush();
    this.#used += bytes;
    return this.#used - bytes;
  }

  #flush(): void {
    this.#hash.update(new Uint8Array(this.#buffer.buffer, 0, this.#used));
    this.#used = 0;
  }
}

/** Whether two clauses are of the same kind and have the same in them. */
export function isCopy(doc: Y.Doc, clause: string, of: string): boolean {
  const clauses = clausesOf(doc);
  const form = (id: string) => {
    const found = clauses.find((each) => each.id === id);
    return found === undefined ? undefined : fingerprintOf([{ ...found, id: "" }]);
  };
  const one = form(clause);
  return one !== undefined && one === form(of);
}

/** The fingerprint of a text. */
export function fingerprintOf(clauses: readonly Clause[]): string {
  const writer = new FingerprintWriter();
  writer.string("plenary-text-1");
  writer.integer(clauses.length);
  for (const { id, kind, blocks } of clauses) {
    writer.string(id);
    writer.string(kind);
    writer.blocks(blocks);
  }
  return writer.hex();
}
