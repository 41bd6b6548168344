import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { afterEach, expect, vi } from "vitest";
import * as Y from "yjs";
import { arrive } from "../../model/arrival";
import { textRoot } from "../extensions";
import { editorOnShared, positionAfter, said, sharedDraft } from "../sharedTestLanguage";
import type { split } from "../splitting";

/*
 * People at editors on one shared text, who hear of each other when they are told to.
 */

/** The editors of a test, which end with it. */
export const editors: Editor[] = [];
export function leave(): void {
  for (const editor of editors.splice(0)) editor.destroy();
}

/** Whether desks are told what a change says itself, as from the server when it sends the change alone. */
let isTold = true;
export function tellArrivals(told: boolean): void {
  isTold = told;
}

afterEach(() => {
  vi.useRealTimers();
  isTold = true;
  leave();
});

/** Somebody at an editor whose changes go out, and others' come in, only when they are told to. */
export class Desk {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly #sent: Uint8Array[] = [];

  constructor(start: Y.Doc, client?: number) {
    if (client !== undefined) this.doc.clientID = client;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(start), this);
    this.editor = editorOnShared(this.doc);
    editors.push(this.editor);
    this.doc.on(
      "update",
      (update: Uint8Array, origin: unknown) => origin !== this && this.#sent.push(update),
    );
  }

  goesBehind(words: string): this {
    const pos = positionAfter(this.editor, words);
    this.editor.view.dispatch(
      this.editor.state.tr.setSelection(TextSelection.create(this.editor.state.doc, pos)),
    );
    return this;
  }

  /** Goes behind so many letters of a clause's only line. */
  goesTo(index: number, offset: number): this {
    let pos = 0;
    for (let at = 0; at < index; at++) pos += this.editor.state.doc.child(at).nodeSize;
    const { tr, doc } = this.editor.state;
    this.editor.view.dispatch(tr.setSelection(TextSelection.create(doc, pos + 2 + offset)));
    return this;
  }

  goesToEndOf(index: number): this {
    return this.goesTo(index, this.editor.state.doc.child(index).textContent.length);
  }

  /** Deletes so many letters behind the caret. */
  erases(count: number): this {
    const { head } = this.editor.state.selection;
    this.editor.view.dispatch(this.editor.state.tr.delete(head, head + count));
    return this;
  }

  types(words: string): this {
    for (const letter of words) this.editor.view.dispatch(this.editor.state.tr.insertText(letter));
    return this;
  }

  does(command: typeof split): this {
    command(this.editor.state, this.editor.view.dispatch, this.editor.view);
    return this;
  }

  deletes(words: string): this {
    const end = positionAfter(this.editor, words);
    this.editor.view.dispatch(this.editor.state.tr.delete(end - words.length, end));
    return this;
  }

  /** Types words over others, at once. */
  replaces(words: string, by: string): this {
    const end = positionAfter(this.editor, words);
    const { tr } = this.editor.state;
    tr.setSelection(TextSelection.create(tr.doc, end - words.length, end)).insertText(by);
    this.editor.view.dispatch(tr);
    return this;
  }

  takes(): Uint8Array[] {
    return this.#sent.splice(0);
  }

  gets(updates: readonly Uint8Array[]): this {
    for (const update of updates) {
      const apply = () => Y.applyUpdate(this.doc, update, this);
      if (isTold) arrive(this.doc, update, apply);
      else apply();
    }
    return this;
  }

  get text(): string {
    return said(this.editor);
  }

  /** The text of the caret's line, with the caret in it. */
  get line(): string {
    const { $head } = this.editor.state.selection;
    const { textContent } = $head.parent;
    return `${textContent.slice(0, $head.parentOffset)}|${textContent.slice($head.parentOffset)}`;
  }
}

/** The shared text of the first line of a clause. */
export function textOfClause(doc: Y.Doc, index: number): Y.XmlText {
  let at: unknown = doc.getXmlFragment(textRoot).get(index);
  while (at instanceof Y.XmlElement) at = at.get(0);
  if (!(at instanceof Y.XmlText)) throw new Error(`expected a text in clause ${index}`);
  return at;
}

export function desks(
  clauses: Readonly<Record<string, string>>,
  clients?: readonly [number, number],
): [Desk, Desk] {
  const start = sharedDraft(clauses);
  return [new Desk(start, clients?.[0]), new Desk(start, clients?.[1])];
}

/** Lets both have what the other did, until there is nothing new. */
export function meet(one: Desk, other: Desk): string {
  for (let round = 0; round < 4; round++) {
    const [ones, others] = [one.takes(), other.takes()];
    one.gets(others);
    other.gets(ones);
  }
  expect(other.text).toBe(one.text);
  return one.text;
}

/** Lets everybody have what the others did, until there is nothing new. */
export function meetAll(all: readonly Desk[]): void {
  for (let round = 0; round < 6; round++) {
    const sent = all.map((desk) => desk.takes());
    all.forEach((desk, index) => {
      desk.gets(sent.flatMap((updates, sender) => (sender === index ? [] : updates)));
    });
  }
  for (const desk of all) expect(desk.text).toBe(all[0]?.text);
}
