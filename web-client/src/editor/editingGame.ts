import type { Editor } from "@tiptap/core";
import { type Command, TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import { clauseKinds, lineKinds } from "../model/clause";
import { Shape } from "./binding/shape";
import { textRoot } from "./extensions";
import { insertFootnote } from "./footnotes/commands";
import { isFootnote } from "./footnotes/places";
import { joinBackward } from "./joining";
import { setKind } from "./kinds";
import { indent, outdent } from "./levels";
import { editorOnShared } from "./sharedTestLanguage";
import { addClauseBelow, split } from "./splitting";

/*
 * Several people who draft one text at random, each in an editor, as people do: they type, think better of it, split and
 * join, delete and undo, change a kind and change it back, move and move back, while others type. No letter is typed
 * twice in a game (letters are syllables of Hangul, of which there are 11,172), so whoever watches can tell
 * from the letters alone what is new and whose it is.
 */

/** What one person sent, in the order in which the server got it. */
export interface Sent {
  readonly by: number;
  readonly what: string;
  readonly update: Uint8Array;
}

const firstLetter = 0xac00;

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Peer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  heard: number;
  offline: boolean;
  unsent: Uint8Array[];
}

export class EditingGame {
  readonly seed: Uint8Array;
  readonly sent: Sent[] = [];
  /** Moments, as numbers of updates, at which the text was the same, because all that came between was taken back. */
  readonly same: [number, number][] = [];
  #random: () => number;
  #letters = 0;
  #server = new Y.Doc();
  #peers: Peer[] = [];
  #what = "";
  /** Lets time pass, so that what one does next is undone by itself. */
  #pause: () => void;

  /** @param footnotes whether people put in footnotes, write in them and delete them, too */
  constructor(
    seed: number,
    pause: () => void,
    readonly footnotes = false,
  ) {
    this.#random = randomFrom(seed);
    this.#pause = pause;
    const start = this.#firstText();
    this.seed = Y.encodeStateAsUpdate(start);
    Y.applyUpdate(this.#server, this.seed);
    const people = 1 + this.#below(3);
    for (let by = 0; by < people; by++) this.#join(by);
  }

  get xml(): string {
    return this.#server.getXmlFragment(textRoot).toString();
  }

  /** What each of the people sees in the end. */
  get seen(): string[] {
    // An editor may answer what it hears.
    while (this.#peers.some((peer) => peer.heard < this.sent.length))
      for (const peer of this.#peers) this.#hear(peer);
    return this.#peers.map((peer) => peer.doc.getXmlFragment(textRoot).toString());
  }

  /** Whether each editor shows what its document says. */
  get isShown(): boolean {
    return this.#peers.every(({ doc, editor }) =>
      new Shape(doc.getXmlFragment(textRoot), editor.schema).doc.eq(editor.state.doc),
    );
  }

  leave(): void {
    for (const { editor } of this.#peers) editor.destroy();
  }

  play(turns: number): void {
    for (let turn = 0; turn < turns; turn++) {
      const peer = this.#any(this.#peers);
      if (!peer.offline && this.#below(2) === 0) this.#hear(peer);
      if (this.#below(12) === 0) this.#changeLine(peer);
      this.#turn(peer);
    }
    for (const peer of this.#peers) if (peer.offline) this.#changeLine(peer);
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #any<T>(list: readonly T[]): T {
    const one = list[this.#below(list.length)];
    if (one === undefined) throw new Error("expected one of something");
    return one;
  }

  #word(): string {
    let word = "";
    for (let length = 1 + this.#below(6); length > 0; length--)
      word += String.fromCharCode(firstLetter + this.#letters++);
    return word;
  }

  #words(): string {
    const words: string[] = [];
    for (let count = 1 + this.#below(4); count > 0; count--) words.push(this.#word());
    return words.join(this.#below(5) === 0 ? ", " : " ");
  }

  #firstText(): Y.Doc {
    const element = (name: string, children: (Y.XmlElement | Y.XmlText)[], id?: string) => {
      const made = new Y.XmlElement(name);
      if (id !== undefined) made.setAttribute("id", id);
      made.insert(0, children);
      return made;
    };
    const sentence = (end: string) =>
      new Y.XmlText(`${this.#words()} ${this.#words()} ${this.#words()}${end}`);
    const paragraph = (end: string) => element("paragraph", [sentence(end)]);
    const sub = (...children: Y.XmlElement[]) => element("subparagraph", children);
    const doc = new Y.Doc();
    doc
      .getXmlFragment(textRoot)
      .insert(0, [
        element("title", [sentence("")], "t"),
        element("preambular", [paragraph(",")], "p"),
        element(
          "operative",
          [paragraph(":"), sub(paragraph(";"), sub(paragraph(";"))), sub(paragraph(";"))],
          "a",
        ),
        element("operative", [paragraph(";")], "b"),
        element("heading", [sentence("")], "h"),
        element("operative", [paragraph(".")], "c"),
      ]);
    return doc;
  }

  #join(by: number): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.seed);
    const peer: Peer = { doc, editor: editorOnShared(doc), heard: 0, offline: false, unsent: [] };
    this.#peers.push(peer);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      if (peer.offline) peer.unsent.push(update);
      else this.#send(by, update);
    });
  }

  #send(by: number, update: Uint8Array): void {
    this.sent.push({ by, what: this.#what, update });
    Y.applyUpdate(this.#server, update);
  }

  /** Brings what the others did since, and what one did oneself, which changes nothing. */
  #hear(peer: Peer): void {
    if (peer.offline) return;
    for (; peer.heard < this.sent.length; peer.heard++) {
      const { update } = this.sent[peer.heard] as Sent;
      Y.applyUpdate(peer.doc, update, this);
    }
  }

  /** Loses the connection, or gets it back and hands in all that was done without as one update. */
  #changeLine(peer: Peer): void {
    if (!peer.offline) {
      peer.offline = true;
      return;
    }
    peer.offline = false;
    if (peer.unsent.length > 0) {
      this.#what = "coming back";
      this.#send(this.#peers.indexOf(peer), Y.mergeUpdates(peer.unsent));
      peer.unsent = [];
    }
    this.#hear(peer);
  }

  #turn(peer: Peer): void {
    const choices: [number, (peer: Peer) => void][] = [
      [20, (one) => this.#type(one)],
      [4, (one) => this.#does("pasting", () => this.#insertWords(one.editor, false))],
      [8, (one) => this.#does("replacing", () => this.#replace(one.editor))],
      [6, (one) => this.#does("deleting", () => this.#deleteRange(one.editor))],
      [6, (one) => this.#does("backspace", () => this.#backspace(one.editor))],
      [3, (one) => this.#does("bold", () => this.#bold(one.editor))],
      [3, (one) => this.#does("splitting", () => this.#split(one.editor))],
      [3, (one) => this.#does("joining", () => this.#joinLines(one.editor))],
      [3, (one) => this.#does("adding a clause", () => this.#addClause(one.editor))],
      [40, (one) => this.#thereAndBack(one)],
    ];
    if (this.footnotes) {
      choices.push([12, (one) => this.#does("putting in a footnote", () => this.#putFootnote(one.editor))]);
      choices.push([4, (one) => this.#does("deleting a footnote", () => this.#deleteFootnote(one.editor))]);
    }
    let dice = this.#below(choices.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, act] of choices) {
      dice -= weight;
      if (dice < 0) {
        act(peer);
        return;
      }
    }
  }

  #does(what: string, act: () => void): void {
    this.#pause();
    this.#what = what;
    act();
  }

  #type(peer: Peer): void {
    this.#does("typing", () => this.#insertWords(peer.editor, true));
  }

  /** Does something and takes it back, in one of the ways that there are; sometimes others do something meanwhile. */
  #thereAndBack(peer: Peer): void {
    const ways: (() => [string, () => boolean, () => void])[] = [
      () => ["splitting", () => this.#split(peer.editor), () => this.#run(peer.editor, joinBackward)],
      () => ["splitting", () => this.#split(peer.editor), () => this.#undo(peer.editor)],
      () => ["joining", () => this.#joinLines(peer.editor), () => this.#undo(peer.editor)],
      () => ["deleting", () => this.#deleteRange(peer.editor), () => this.#undo(peer.editor)],
      () => ["backspace", () => this.#backspace(peer.editor), () => this.#undo(peer.editor)],
      () => ["deleting clauses", () => this.#deleteAcross(peer.editor), () => this.#undo(peer.editor)],
      () => ["deleting a clause", () => this.#deleteClause(peer.editor), () => this.#undo(peer.editor)],
      () => ["deleting a paragraph", () => this.#deletePart(peer.editor), () => this.#undo(peer.editor)],
      () => ["typing", () => this.#insertWords(peer.editor, true), () => this.#undo(peer.editor)],
      () => ["replacing", () => this.#replace(peer.editor), () => this.#undo(peer.editor)],
      () => ["bold", () => this.#bold(peer.editor), () => this.#undo(peer.editor)],
      () => ["indenting", () => this.#level(peer.editor, indent), () => this.#undo(peer.editor)],
      () => ["outdenting", () => this.#level(peer.editor, outdent), () => this.#undo(peer.editor)],
      () => ["indenting", () => this.#level(peer.editor, indent), () => this.#run(peer.editor, outdent)],
      () => ["adding a clause", () => this.#addClause(peer.editor), () => this.#undo(peer.editor)],
      () => ["pasting clauses", () => this.#pasteClauses(peer.editor), () => this.#undo(peer.editor)],
      () => this.#kindAndBack(peer.editor),
      () => this.#moveAndBack(peer.editor),
    ];
    if (this.footnotes) {
      ways.push(
        () => ["a footnote", () => this.#putFootnote(peer.editor), () => this.#undo(peer.editor)],
        () => ["deleting a footnote", () => this.#deleteFootnote(peer.editor), () => this.#undo(peer.editor)],
      );
    }
    if (!peer.offline) this.#hear(peer);
    const alone = !peer.offline && this.#below(3) > 0;
    const start = this.sent.length;
    const before = this.xml;
    const [what, act, back] = this.#any(ways)();
    let done = false;
    this.#does(what, () => {
      done = act();
    });
    if (!done) return;
    if (!alone) this.#meanwhile(peer);
    this.#does(`taking back ${what}`, back);
    if (alone && this.xml === before) this.same.push([start, this.sent.length]);
    if (this.#below(6) === 0) {
      this.#does(`doing again ${what}`, () => this.#redo(peer.editor));
      this.#does(`taking back ${what}`, () => this.#undo(peer.editor));
    }
  }

  #meanwhile(peer: Peer): void {
    for (let count = this.#below(3); count > 0; count--) {
      const other = this.#any(this.#peers);
      if (other === peer) continue;
      if (this.#below(2) === 0) this.#hear(other);
      if (this.#below(3) > 0) this.#type(other);
      else this.#does("deleting", () => this.#deleteRange(other.editor));
      if (this.#below(2) === 0) this.#hear(peer);
    }
  }

  #run(editor: Editor, command: Command): boolean {
    return command(editor.state, editor.view.dispatch, editor.view);
  }

  // With the cursor at the start, for a binding cannot always tell where another one goes when much is undone.
  #undo(editor: Editor): void {
    editor.commands.setTextSelection(1);
    editor.commands.undo();
  }

  #redo(editor: Editor): void {
    editor.commands.setTextSelection(1);
    editor.commands.redo();
  }

  #lines(editor: Editor): Range[] {
    const lines: Range[] = [];
    editor.state.doc.descendants((node, pos) => {
      if (node.isTextblock) lines.push({ from: pos + 1, to: pos + 1 + node.content.size });
    });
    return lines;
  }

  #place(editor: Editor): number {
    const { from, to } = this.#any(this.#lines(editor));
    return this.#below(8) === 0 ? to : from + this.#below(to - from + 1);
  }

  #range(editor: Editor): Range {
    const { from, to } = this.#any(this.#lines(editor));
    const one = from + this.#below(to - from + 1);
    const length = this.#below(2) === 0 ? this.#below(4) : this.#below(25);
    return { from: one, to: Math.min(to, one + length) };
  }

  #insertWords(editor: Editor, keyByKey: boolean): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    const words = this.#below(3) === 0 ? this.#words() : ` ${this.#words()}`;
    for (const piece of keyByKey ? words : [words]) editor.view.dispatch(editor.state.tr.insertText(piece));
    return true;
  }

  #replace(editor: Editor): boolean {
    const { from, to } = this.#range(editor);
    editor.commands.setTextSelection({ from, to });
    for (const letter of this.#word()) editor.view.dispatch(editor.state.tr.insertText(letter));
    return true;
  }

  #deleteRange(editor: Editor): boolean {
    const { from, to } = this.#range(editor);
    if (from === to) return false;
    editor.view.dispatch(editor.state.tr.delete(from, to));
    return true;
  }

  #backspace(editor: Editor): boolean {
    const { from, to } = this.#range(editor);
    if (from === to) return false;
    for (let at = to; at > from; at--) editor.view.dispatch(editor.state.tr.delete(at - 1, at));
    return true;
  }

  #deleteAcross(editor: Editor): boolean {
    const one = this.#place(editor);
    const other = this.#place(editor);
    if (one === other) return false;
    const { doc } = editor.state;
    const selection = TextSelection.create(doc, Math.min(one, other), Math.max(one, other));
    editor.view.dispatch(editor.state.tr.setSelection(selection).deleteSelection());
    return true;
  }

  #clause(editor: Editor): Range & { index: number } {
    const { doc } = editor.state;
    const index = this.#below(doc.childCount);
    let from = 0;
    for (let i = 0; i < index; i++) from += doc.child(i).nodeSize;
    return { index, from, to: from + doc.child(index).nodeSize };
  }

  #deleteClause(editor: Editor): boolean {
    if (editor.state.doc.childCount < 3) return false;
    const { from, to } = this.#clause(editor);
    editor.view.dispatch(editor.state.tr.delete(from, to));
    return true;
  }

  #putFootnote(editor: Editor): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    const isPut = this.#run(editor, insertFootnote);
    for (const letter of this.#words()) editor.view.dispatch(editor.state.tr.insertText(letter));
    return isPut;
  }

  #deleteFootnote(editor: Editor): boolean {
    const notes: Range[] = [];
    editor.state.doc.descendants((node, pos) => {
      if (isFootnote(node)) notes.push({ from: pos, to: pos + node.nodeSize });
    });
    if (notes.length === 0) return false;
    const { from, to } = this.#any(notes);
    editor.view.dispatch(editor.state.tr.delete(from, to));
    return true;
  }

  #deletePart(editor: Editor): boolean {
    const parts: Range[] = [];
    editor.state.doc.descendants((node, pos) => {
      if (node.type.name === "subparagraph") parts.push({ from: pos, to: pos + node.nodeSize });
    });
    if (parts.length === 0) return false;
    const { from, to } = this.#any(parts);
    editor.view.dispatch(editor.state.tr.delete(from, to));
    return true;
  }

  #bold(editor: Editor): boolean {
    const { from, to } = this.#range(editor);
    if (from === to) return false;
    editor.commands.setTextSelection({ from, to });
    editor.commands.toggleMark("bold");
    return true;
  }

  #split(editor: Editor): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    return this.#run(editor, split);
  }

  #joinLines(editor: Editor): boolean {
    editor.commands.setTextSelection(this.#any(this.#lines(editor)).from);
    return this.#run(editor, joinBackward);
  }

  #level(editor: Editor, command: Command): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    return this.#run(editor, command);
  }

  #addClause(editor: Editor): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    this.#run(editor, addClauseBelow);
    for (const letter of this.#words()) editor.view.dispatch(editor.state.tr.insertText(letter));
    return true;
  }

  #pasteClauses(editor: Editor): boolean {
    editor.commands.setTextSelection(this.#place(editor));
    const html = `<p>${this.#words()}</p><p>${this.#words()}</p>`;
    editor.view.pasteHTML(html, new Event("paste") as ClipboardEvent);
    return true;
  }

  #kindAndBack(editor: Editor): [string, () => boolean, () => void] {
    const { from, index } = this.#clause(editor);
    const kind = editor.state.doc.child(index).type.name;
    const known = clauseKinds.find((each) => each === kind);
    const others = clauseKinds.filter((each) => each !== kind);
    const other = this.#any(
      known !== undefined && this.#below(2) === 0
        ? others.filter((each) => lineKinds.has(each) === lineKinds.has(known))
        : others,
    );
    const byUndo = this.#below(2) === 0;
    return [
      "changing a kind",
      () => {
        editor.commands.setTextSelection(from + 2);
        return this.#run(editor, setKind(other));
      },
      () => {
        if (byUndo || known === undefined) this.#undo(editor);
        else this.#run(editor, setKind(known));
      },
    ];
  }

  #move(editor: Editor, id: unknown, index: number): boolean {
    const { doc, tr } = editor.state;
    let pos = 0;
    for (let i = 0; i < doc.childCount; i++) {
      const clause = doc.child(i);
      if (clause.attrs.id === id) {
        tr.delete(pos, pos + clause.nodeSize);
        let target = 0;
        for (let j = 0; j < Math.min(index, tr.doc.childCount); j++) target += tr.doc.child(j).nodeSize;
        editor.view.dispatch(tr.insert(target, clause));
        return true;
      }
      pos += clause.nodeSize;
    }
    return false;
  }

  #moveAndBack(editor: Editor): [string, () => boolean, () => void] {
    const { index } = this.#clause(editor);
    const id: unknown = editor.state.doc.child(index).attrs.id;
    const other = this.#below(editor.state.doc.childCount);
    const byUndo = this.#below(2) === 0;
    return [
      "moving a clause",
      () => id !== null && other !== index && this.#move(editor, id, other),
      () => {
        if (byUndo) this.#undo(editor);
        else this.#move(editor, id, index);
      },
    ];
  }
}
