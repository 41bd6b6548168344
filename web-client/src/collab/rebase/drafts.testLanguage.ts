import * as Y from "yjs";

/*
 * Drafts as Yjs documents, read and written by the ids of clauses, in the way in which the editor writes them.
 */

export const textRoot = "text";

export function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

export function clause(kind: string, id: string, ...lines: readonly string[]): Y.XmlElement {
  const element = new Y.XmlElement(kind);
  element.setAttribute("id", id);
  element.insert(0, kind === "title" ? [new Y.XmlText(lines[0] ?? "")] : lines.map(paragraph));
  return element;
}

/** A server's document with a title `t`, and operative paragraphs by their ids. */
export function serverDoc(clauses: Readonly<Record<string, string | readonly string[]>>): Y.Doc {
  const doc = new Y.Doc();
  rootOf(doc).insert(0, [
    clause("title", "t", "Title"),
    ...Object.entries(clauses).map(([id, lines]) =>
      clause("operative", id, ...(typeof lines === "string" ? [lines] : lines)),
    ),
  ]);
  return doc;
}

export function rootOf(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(textRoot);
}

/** Another copy, on which somebody works without a connection; what was shared then is not cleared away when it is deleted. */
export function away(doc: Y.Doc): Y.Doc {
  const shared = Y.decodeStateVector(Y.encodeStateVector(doc));
  const copy = new Y.Doc({ gcFilter: ({ id }) => id.clock >= (shared.get(id.client) ?? 0) });
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

export function elements(doc: Y.Doc): Y.XmlElement[] {
  return rootOf(doc)
    .toArray()
    .filter((child) => child instanceof Y.XmlElement);
}

export function find(doc: Y.Doc, id: string): Y.XmlElement {
  const found = elements(doc).find((element) => element.getAttribute("id") === id);
  if (found === undefined) throw new Error(`expected a clause ${id}`);
  return found;
}

export function textsIn(element: Y.XmlElement): Y.XmlText[] {
  return element
    .toArray()
    .flatMap((child) =>
      child instanceof Y.XmlText ? [child] : child instanceof Y.XmlElement ? textsIn(child) : [],
    );
}

/** The text of a clause's only line. */
export function line(doc: Y.Doc, id: string, index = 0): Y.XmlText {
  const text = textsIn(find(doc, id))[index];
  if (text === undefined) throw new Error(`expected a line ${index} in ${id}`);
  return text;
}

/** Puts words behind others in a clause. */
export function write(doc: Y.Doc, id: string, words: string, behind = ""): void {
  for (const text of textsIn(find(doc, id))) {
    const at = plain(text).indexOf(behind);
    if (at < 0) continue;
    text.insert(at + behind.length, words);
    return;
  }
  throw new Error(`expected ${behind} in ${id}`);
}

export function strike(doc: Y.Doc, id: string, words: string): void {
  for (const text of textsIn(find(doc, id))) {
    const at = plain(text).indexOf(words);
    if (at < 0) continue;
    text.delete(at, words.length);
    return;
  }
  throw new Error(`expected ${words} in ${id}`);
}

export function remove(doc: Y.Doc, id: string): void {
  rootOf(doc).delete(elements(doc).indexOf(find(doc, id)), 1);
}

export function add(doc: Y.Doc, after: string, element: Y.XmlElement): void {
  rootOf(doc).insert(after === "" ? 0 : elements(doc).indexOf(find(doc, after)) + 1, [element]);
}

/** Moves a clause behind another one, as editors do: deleted here, and put in anew there. */
export function move(doc: Y.Doc, id: string, after: string, kind?: string): void {
  doc.transact(() => {
    const old = find(doc, id);
    const copy = new Y.XmlElement(kind ?? old.nodeName);
    copy.setAttribute("id", id);
    copy.insert(
      0,
      old.toArray().map((child) => (child as Y.XmlElement).clone()),
    );
    const at = elements(doc).indexOf(old);
    rootOf(doc).delete(at, 1);
    const behind = after === id ? at : after === "" ? 0 : elements(doc).indexOf(find(doc, after)) + 1;
    rootOf(doc).insert(behind, [copy]);
  });
}

/** Splits the last line of a clause, behind some words, into a clause of its own. */
export function splitOff(doc: Y.Doc, id: string, behind: string, newId: string): void {
  doc.transact(() => {
    const text = textsIn(find(doc, id)).at(-1);
    if (text === undefined) throw new Error(`expected a line in ${id}`);
    const at = plain(text).indexOf(behind) + behind.length;
    const rest = plain(text).slice(at);
    add(doc, id, clause("operative", newId, rest));
    text.delete(at, rest.length);
  });
}

/** Joins a clause of one line to the end of another. */
export function joinTo(doc: Y.Doc, id: string, before: string): void {
  doc.transact(() => {
    const words = said(doc, id);
    remove(doc, id);
    const text = textsIn(find(doc, before)).at(-1);
    text?.insert(text.length, words);
  });
}

export const plain = (text: Y.XmlText) =>
  text
    .toDelta()
    .map(({ insert }: { insert: unknown }) => (typeof insert === "string" ? insert : ""))
    .join("");

/** The words of a clause, its lines with " / " between them. */
export function said(doc: Y.Doc, id: string): string {
  return saidBy(find(doc, id));
}

function saidBy(element: Y.XmlElement): string {
  const lines = element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [plain(child)];
    return child instanceof Y.XmlElement ? [saidBy(child)] : [];
  });
  return lines.join(element.nodeName === "paragraph" ? "" : " / ");
}

/** "t:Title a:One / two b:Two": the whole draft. */
export function whole(doc: Y.Doc): string {
  return elements(doc)
    .map((element) => `${element.getAttribute("id")}:${saidBy(element)}`)
    .join(" ");
}
