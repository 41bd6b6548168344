import { Editor } from "@tiptap/core";
import * as Y from "yjs";
import type { Rules } from "../model/barrier";
import { clauseId, personId } from "../model/ids";
import type { ClauseStatus, Decision, Rights, Standing } from "../model/standing";
import {
  collaborativeExtensions,
  contentOf,
  coreExtensions,
  type EditorOptions,
  textRoot,
} from "./extensions";
import { setRules } from "./protection";

/*
 * Editors on shared documents whose clauses have one paragraph each, unless they are told otherwise, and rules for them.
 */

function paragraph(words: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(words)]);
  return element;
}

/** A document as the server seeds one: a title `t`, then operative paragraphs by their ids. */
export function sharedDraft(clauses: Readonly<Record<string, string>>): Y.Doc {
  const doc = new Y.Doc();
  const title = new Y.XmlElement("title");
  title.setAttribute("id", "t");
  title.insert(0, [new Y.XmlText("Title")]);
  const others = Object.entries(clauses).map(([id, words]) => {
    const element = new Y.XmlElement("operative");
    element.setAttribute("id", id);
    element.insert(0, [paragraph(words)]);
    return element;
  });
  doc.getXmlFragment(textRoot).insert(0, [title, ...others]);
  return doc;
}

export function editorOnShared(doc: Y.Doc, options: EditorOptions = {}): Editor {
  return new Editor({
    element: document.createElement("div"),
    extensions: collaborativeExtensions(doc, undefined, options),
    content: contentOf(doc),
    enableCoreExtensions: coreExtensions,
  });
}

/** Two documents that hear of one another's changes at once. */
export function follower(one: Y.Doc): Y.Doc {
  const two = new Y.Doc();
  Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
  one.on("update", (update, origin) => origin !== two && Y.applyUpdate(two, update, one));
  two.on("update", (update, origin) => origin !== one && Y.applyUpdate(one, update, two));
  return two;
}

function decision(status: ClauseStatus): Decision {
  return {
    status,
    person: personId("chair"),
    name: "Amara Okafor",
    delegation: undefined,
    at: new Date(0),
    reason: undefined,
  };
}

const delegate: Rights = { mayWrite: true, mayDecide: false, mayArrange: true, clauses: undefined };

export function rulesFor(
  statuses: Readonly<Record<string, ClauseStatus>>,
  rights: Partial<Rights> = {},
  mode: Standing["mode"] = "EVERYBODY",
): Rules {
  const clauses = Object.entries(statuses).map(([id, status]) => [clauseId(id), decision(status)] as const);
  return {
    standing: { seq: 1, mode, archived: false, clauses: new Map(clauses) },
    rights: { ...delegate, ...rights },
  };
}

/** Puts rules in force, as the page does when the server tells of them. */
export function under(editor: Editor, rules: Rules): void {
  setRules(editor.view, rules);
}

export function positionAfter(editor: Editor, words: string): number {
  let at: number | undefined;
  editor.state.doc.descendants((node, pos) => {
    const index = node.isText ? (node.text ?? "").indexOf(words) : -1;
    if (index >= 0) at = pos + index + words.length;
  });
  if (at === undefined) throw new Error(`expected the words ${words}`);
  return at;
}

/** "t:Title a:One b:Two": the clauses with their words. */
export function said(editor: Editor): string {
  return editor.state.doc.content.content
    .map((clause) => `${String(clause.attrs.id).length > 3 ? "*" : clause.attrs.id}:${clause.textContent}`)
    .join(" ");
}

/** The clauses of the shared text that local changes of a document have touched so far, by their ids. */
export function touched(doc: Y.Doc): Set<string> {
  const text = doc.getXmlFragment(textRoot);
  const ids = new Set<string>();
  const elements = new Map<unknown, string>();
  const remember = () => {
    for (const element of text.toArray()) {
      if (element instanceof Y.XmlElement) elements.set(element, String(element.getAttribute("id")));
    }
  };
  remember();
  text.observeDeep((events, transaction) => {
    if (transaction.local) {
      for (const event of events) {
        let at: Y.AbstractType<unknown> | null = event.target;
        while (at !== null && at.parent !== text && at !== text) at = at.parent;
        if (at !== null && at !== text) ids.add(elements.get(at) ?? "?");
        if (at === text) {
          for (const item of event.changes.deleted) {
            if (item.content instanceof Y.ContentType) ids.add(elements.get(item.content.type) ?? "?");
          }
        }
      }
    }
    remember();
  });
  return ids;
}
