import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { Confirmation } from "./confirmation";
import { unsavedWords } from "./unsavedWords";

/** A document with clauses of one paragraph each, and the text of each clause by its id. */
function draftOf(clauses: Readonly<Record<string, string>>): { doc: Y.Doc; text: (id: string) => Y.XmlText } {
  const doc = new Y.Doc();
  const root = doc.getXmlFragment("text");
  const texts = new Map<string, Y.XmlText>();
  for (const [id, words] of Object.entries(clauses)) {
    const clause = new Y.XmlElement("operative");
    const paragraph = new Y.XmlElement("paragraph");
    const text = new Y.XmlText(words);
    clause.setAttribute("id", id);
    clause.insert(0, [paragraph]);
    paragraph.insert(0, [text]);
    root.insert(root.length, [clause]);
    texts.set(id, text);
  }
  return {
    doc,
    text: (id) => {
      const found = texts.get(id);
      if (found === undefined) throw new Error(`expected a clause ${id}`);
      return found;
    },
  };
}

function words(doc: Y.Doc, confirmation: Confirmation) {
  return unsavedWords(doc.getXmlFragment("text"), confirmation);
}

describe("words that the server does not have", () => {
  it("are none when its state was answered", () => {
    const { doc } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    expect(words(doc, confirmation)).toEqual([]);
  });

  it("are those typed since, clause by clause, in the order of the text", () => {
    const { doc, text } = draftOf({ a: "One two", b: "Three" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    text("b").insert(5, " four");
    text("a").insert(3, " and a half");
    text("a").insert(0, "Now: ");
    expect(words(doc, confirmation)).toEqual([
      { clause: "a", words: "Now:  …  and a half" },
      { clause: "b", words: " four" },
    ]);
  });

  it("are the unanswered part of what was typed in one go", () => {
    const { doc, text } = draftOf({ a: "" });
    const confirmation = new Confirmation(doc, "");
    text("a").insert(0, "sent ");
    confirmation.sent("state");
    text("a").insert(5, "unsent");
    confirmation.committed(1);
    expect(words(doc, confirmation)).toEqual([{ clause: "a", words: "unsent" }]);
  });

  it("leave out what was deleted again", () => {
    const { doc, text } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    text("a").insert(3, " two");
    text("a").delete(3, 4);
    expect(words(doc, confirmation)).toEqual([]);
  });

  it("leave out what came from the server", () => {
    const { doc } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const paragraph = (other.getXmlFragment("text").get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(3, " theirs");
    doc.on("update", (_update, _origin, _doc, transaction) => confirmation.cameFromServer(transaction));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)), "server");
    expect(words(doc, confirmation)).toEqual([]);
  });

  it("are known again after a reload", () => {
    const { doc, text } = draftOf({ a: "One" });
    const before = new Confirmation(doc, "");
    before.sent("state");
    before.committed(1);
    text("a").insert(3, " two");
    const reloaded = new Y.Doc();
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(doc));
    expect(words(reloaded, new Confirmation(reloaded, before.encode()))).toEqual([
      { clause: "a", words: " two" },
    ]);
  });

  it("are those of a refused message, though an answer counted it in with a later one", () => {
    const { doc, text } = draftOf({ a: "One", b: "Two" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    text("a").insert(3, " saved");
    confirmation.sent("update");
    confirmation.committed(2);
    text("a").insert(0, "refused ");
    confirmation.sent("update");
    text("b").delete(0, 1);
    confirmation.sent("update");
    confirmation.committed(4);
    expect(words(doc, confirmation)).toEqual([]);
    confirmation.refused(3);
    expect(words(doc, confirmation)).toEqual([{ clause: "a", words: "refused " }]);
  });

  it("stay the same when a message is refused that no answer counted in", () => {
    const { doc, text } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    text("a").insert(3, " two");
    confirmation.sent("update");
    confirmation.refused(2);
    expect(words(doc, confirmation)).toEqual([{ clause: "a", words: " two" }]);
  });

  it("leave out what was sent under another client id that is this page's", () => {
    const { doc, text } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    const brought = new Y.Doc();
    Y.applyUpdate(brought, Y.encodeStateAsUpdate(doc));
    text("a").insert(3, " two");
    const paragraph = (brought.getXmlFragment("text").get(0) as Y.XmlElement).get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, "Brought ");
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(brought, Y.encodeStateVector(doc)));
    confirmation.alsoOwn(brought.clientID);
    confirmation.sent("update");
    confirmation.committed(2);
    expect(words(doc, confirmation)).toEqual([]);
  });

  it("count from one again on the next connection", () => {
    const { doc, text } = draftOf({ a: "One" });
    const confirmation = new Confirmation(doc, "");
    confirmation.sent("state");
    confirmation.committed(1);
    text("a").insert(3, " two");
    confirmation.sent("update");
    confirmation.connectionOpened();
    confirmation.committed(2);
    expect(words(doc, confirmation)).toEqual([{ clause: "a", words: " two" }]);
  });
});
