import * as Y from "yjs";

/** What takes the place of something that is no letter: of a line break a line end, of anything else this. */
export const noLetter = "\uFFFC";

/** The words below a shared type as plain text, with a line end before each line but the first. */
export function plainWords(type: Y.XmlElement | Y.XmlText | Y.XmlFragment): string {
  if (type instanceof Y.XmlText) {
    return (type.toDelta() as Y.YTextEvent["delta"])
      .map(({ insert }) => (typeof insert === "string" ? insert : ""))
      .join("");
  }
  if (type instanceof Y.XmlElement && type.nodeName === "hardBreak") return "\n";
  let words = "";
  let isFirst = true;
  for (const child of type.toArray()) {
    const isLine =
      child instanceof Y.XmlElement && child.nodeName !== "hardBreak" && child.nodeName !== "footnote";
    if (isLine && !isFirst) words += "\n";
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) words += plainWords(child);
    isFirst = false;
  }
  return words;
}

function wordsOf(item: Y.Item, offset: number, length: number): string {
  const { content } = item;
  if (content instanceof Y.ContentString) return content.str.slice(offset, offset + length);
  if (content instanceof Y.ContentType) return plainWords(content.type as unknown as Y.XmlElement);
  return "";
}

/** The words of a stretch of units that a document has and shows; "" where it has none of them. */
export function aliveWords(doc: Y.Doc, { client, clock }: Y.ID, length: number): string {
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  let words = "";
  for (let at = clock; at < end; ) {
    const struct = Y.getItem(doc.store, Y.createID(client, at)) as Y.Item | Y.GC;
    const offset = at - struct.id.clock;
    const here = Math.min(struct.length - offset, end - at);
    if (struct instanceof Y.Item && !struct.deleted && struct.countable)
      words += wordsOf(struct, offset, here);
    at += here;
  }
  return words;
}
