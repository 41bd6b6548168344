import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import { arrive } from "../model/arrival";
import { textRoot } from "./extensions";
import { deleteAcrossFootnotes, insertFootnote } from "./footnotes/commands";
import { countFootnotes, footnoteAround } from "./footnotes/places";
import { joinBackward } from "./joining";
import { editorOnShared, sharedDraft } from "./sharedTestLanguage";
import { split } from "./splitting";
import {
  type GameLine,
  type LinePlace,
  lineAt,
  linesOf,
  placeOfLetters,
  textOf,
  withFootnotes,
} from "./togetherLines";

/*
 * Several people write in one draft at once, each on an editor of their own, over a slow line. Whoever watches knows what each
 * of them meant: every word that was typed must stand unbroken, once, and between the words that it was typed between.
 */

/** A generator of numbers below a bound, the same for a seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Whether a change both writes and deletes: it may move words, and the server does not join it with others. */
function mayMove(update: Uint8Array): boolean {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.length > 0 && ds.clients.size > 0;
}

/** A word that somebody typed, or that was there. Each begins with a sign of its own, so it is found anywhere. */
interface Word {
  readonly by: number | undefined;
  readonly sign: string;
  /** As far as it was typed. */
  typed: string;
  readonly whole: string;
  /** Somebody deleted it, took it back or put the caret into it: nothing is known of it any more. */
  loose: boolean;
  /** The footnote that it is in, by the first word that was typed there; undefined outside of any. */
  note: Word | undefined;
  /** What stood before and behind it when it was begun. */
  readonly after: Word | undefined;
  readonly before: Word | undefined;
}

interface Person {
  readonly editor: Editor;
  readonly doc: Y.Doc;
  readonly outbox: Uint8Array[];
  readonly inbox: Uint8Array[];
  /** The word that is being typed. */
  typing: Word | undefined;
  offline: number;
}

/** Changes are joined whatever they are, and nobody is told what their authors saw: editors have to guess. */
const isGuessed = process.env.TOGETHER_GUESSED !== undefined;
const isTraced = process.env.TOGETHER_TRACE !== undefined;
const names = "ABCDE";
const letters = "abcdefghijklmnopqrstuvwxyz";
/** Where it cannot be told in which footnote a word is. */
const unknownNote: Word = {
  by: undefined,
  sign: "",
  typed: "",
  whole: "",
  loose: true,
  note: undefined,
  after: undefined,
  before: undefined,
};
const signPattern = /[A-Z]\d+[a-z]*/g;

export interface GameOptions {
  readonly people: number;
  readonly steps: number;
  /** Clauses of the draft at the start; everybody begins in the first. */
  readonly clauses: number;
  /** Whether all carets begin at one place. */
  readonly onePlace: boolean;
  /** Whether paragraphs are split and joined, too; by one person at a time. */
  readonly reshapes: boolean;
  /** Whether there are footnotes, which are put in, written in and deleted. */
  readonly notes: boolean;
  /** Lets a time pass on the clock that the editors go by, in milliseconds. */
  readonly pass: (millis: number) => void;
}

/** How long a step of the game takes, of all people together. */
const stepMillis = 80;

export class TogetherGame {
  readonly #random: (below: number) => number;
  readonly #people: Person[] = [];
  readonly #words: Word[] = [];
  readonly #server: Y.Doc;
  readonly #reshapes: boolean;
  readonly #notes: boolean;
  readonly #pass: (millis: number) => void;
  readonly #origin = {};
  /** Footnotes that somebody deleted, by their first words. */
  readonly #gone = new Set<Word>();
  #signs = 0;
  /** Who split or joined last, while not everybody has that. */
  #reshaping: Person | undefined;
  /** What was done, for whoever looks for a fault. */
  readonly story: string[] = [];

  constructor(seed: number, { people, clauses, onePlace, reshapes, notes, pass }: GameOptions) {
    this.#random = randomOf(seed);
    this.#reshapes = reshapes;
    this.#notes = notes;
    this.#pass = pass;
    const texts = Array.from({ length: clauses }, () => this.#baseWords());
    const start = sharedDraft(Object.fromEntries(texts.map((words, index) => [`c${index}`, words])));
    if (notes) withFootnotes(start);
    this.#server = start;
    const update = Y.encodeStateAsUpdate(start);
    for (let number = 0; number < people; number++) this.#join(number, update);
    for (const person of this.#people) {
      const boundaries = this.#boundaries(person);
      const place =
        boundaries[onePlace ? Math.floor(boundaries.length / 2) : this.#random(boundaries.length)];
      if (place !== undefined) this.#select(person, place, place);
    }
  }

  #baseWords(): string {
    const length = 4 + this.#random(8);
    const [start, end] = this.#notes ? [this.#random(length), this.#random(length + 1)] : [0, 0];
    let note: Word | undefined;
    const words = Array.from({ length }, (_, index) => {
      const typed = this.#newSign("Z");
      const word: Word = {
        by: undefined,
        sign: typed,
        typed,
        whole: typed,
        loose: false,
        note: undefined,
        after: this.#words.at(-1),
        before: undefined,
      };
      if (index === start && start < end) note = word;
      if (index >= start && index < end) word.note = note;
      this.#words.push(word);
      const [open, close] = [note === word ? "⟨" : "", note !== undefined && index === end - 1 ? "⟩" : ""];
      return `${open}${typed} ${close}`;
    });
    return words.join("");
  }

  #newSign(name: string): string {
    this.#signs += 1;
    const length = 1 + this.#random(6);
    const tail = Array.from({ length }, () => letters[this.#random(3)] ?? "a").join("");
    return `${name}${this.#signs}${tail}`;
  }

  #join(number: number, update: Uint8Array): void {
    const doc = new Y.Doc();
    doc.clientID = 1_000 + this.#random(1_000_000) * 10 + number;
    Y.applyUpdate(doc, update, this.#origin);
    const editor = editorOnShared(doc);
    const person: Person = { editor, doc, outbox: [], inbox: [], typing: undefined, offline: 0 };
    doc.on("update", (sent: Uint8Array, origin: unknown) => {
      if (origin !== this.#origin) person.outbox.push(sent);
    });
    this.#people.push(person);
  }

  play(steps: number): void {
    for (let step = 0; step < steps; step++) {
      this.#pass(stepMillis);
      const number = this.#random(this.#people.length);
      const person = this.#people[number];
      if (person === undefined) continue;
      person.offline = Math.max(0, person.offline - 1);
      if (this.#random(3) > 0) this.#act(person, number);
      else if (person.offline === 0) this.#exchange(person);
    }
  }

  /** Lets everything arrive. */
  settle(): void {
    for (const person of this.#people) person.offline = 0;
    // What was left behind by one's change is carried after it when that arrives, and is then to arrive, too.
    for (let round = 0; round < 20; round++) {
      for (const person of this.#people) {
        this.#send(person, person.outbox.length);
      }
      for (const person of this.#people) this.#receive(person, person.inbox.length);
      if (this.#people.every(({ outbox, inbox }) => outbox.length + inbox.length === 0)) return;
    }
    throw new Error("expected the exchange to come to an end");
  }

  leave(): void {
    for (const { editor } of this.#people) editor.destroy();
  }

  #exchange(person: Person): void {
    this.#send(person, 1 + this.#random(4));
    this.#receive(person, 1 + this.#random(6));
    if (this.#people.every(({ outbox, inbox }) => outbox.length + inbox.length === 0))
      this.#reshaping = undefined;
  }

  #send(person: Person, count: number): void {
    for (const update of person.outbox.splice(0, count)) {
      Y.applyUpdate(this.#server, update);
      for (const other of this.#people) if (other !== person) other.inbox.push(update);
    }
  }

  /** The server joins what it has for somebody into one message, where nothing may move words; sometimes it is one by one. */
  #receive(person: Person, count: number): void {
    const updates = person.inbox.splice(0, count);
    if (updates.length === 0) return;
    const isOneByOne = this.#random(2) === 0 || (!isGuessed && updates.some(mayMove));
    for (const update of isOneByOne ? updates : [Y.mergeUpdates(updates)]) {
      const apply = () => Y.applyUpdate(person.doc, update, this.#origin);
      if (isGuessed) apply();
      else arrive(person.doc, update, apply);
      if (isTraced) this.#say(this.#people.indexOf(person), "hears of others");
    }
  }

  #act(person: Person, number: number): void {
    const { typing } = person;
    if (typing !== undefined && this.#random(12) > 0) {
      this.#typeOn(person, typing, number);
      return;
    }
    if (this.#notes && this.#random(5) === 0) {
      this.#actOnNotes(person, number);
      return;
    }
    const choice = this.#random(20);
    if (typing === undefined && choice < 10) this.#beginWord(person, number);
    else if (choice < 12) this.#goElsewhere(person, number);
    else if (choice < 14) this.#reshape(person, number);
    else if (choice === 14) this.#deleteWord(person, number);
    else if (choice === 15) this.#replaceWord(person, number);
    else if (choice < 18) this.#undo(person, number);
    else if (choice === 18) this.#backspace(person, number);
    else {
      this.#say(number, "goes offline for a while");
      person.offline = 3 + this.#random(12);
    }
  }

  #say(number: number, what: string): void {
    const person = this.#people[number];
    const text = person === undefined ? "" : this.#textOf(person).replaceAll("\n", " | ");
    this.story.push(`${names[number]} ${what}`, ...(isTraced ? [`    ${text.replaceAll("\n", "⏎")}`] : []));
  }

  #textOf({ editor }: Person): string {
    return textOf(editor.state.doc);
  }

  #insert({ editor }: Person, words: string): void {
    editor.view.dispatch(editor.state.tr.insertText(words));
  }

  #beginWord(person: Person, number: number, isNewNote = false): void {
    const whole = this.#newSign(names[number] ?? "A");
    const { doc, selection } = person.editor.state;
    // What stood before the caret may be gone, so that it stands in a word of which not everything is here.
    const line = lineAt(doc, selection.from);
    const entered = this.#openWordAtEnd(line?.places.find(({ pos }) => pos === selection.from)?.before ?? "");
    if (entered !== undefined) entered.loose = true;
    const known = (text: string, last: boolean) => {
      const found = [...text.matchAll(signPattern)].map(([sign]) =>
        this.#words.find((word) => word.typed === sign),
      );
      const sure = found.filter((word) => word !== undefined && word.by === undefined && !word.loose);
      return last ? sure.at(-1) : sure[0];
    };
    const word: Word = {
      by: number,
      sign: whole.replace(/[a-z]+$/, ""),
      typed: "",
      whole,
      loose: false,
      note: line?.isNote === true ? this.#noteOf(line) : undefined,
      after: known(textOf(doc, 0, selection.from), true),
      before: known(textOf(doc, selection.to), false),
    };
    // Its sign is typed at once, so that what stands there can be told apart; then it goes on letter by letter.
    word.typed = word.sign;
    if (line?.isNote === true) {
      // In one without words nobody can tell which it is; and somebody may have deleted it, which is not known here yet.
      word.note ??= isNewNote ? word : unknownNote;
      word.loose = word.note === unknownNote || this.#gone.has(word.note);
    }
    this.#insert(person, word.sign);
    this.#words.push(word);
    person.typing = word;
    this.#say(number, `begins ${whole} behind ${word.after?.typed ?? "-"}`);
  }

  #typeOn(person: Person, word: Word, number: number): void {
    const { selection } = person.editor.state;
    if (word.note !== undefined && footnoteAround(selection.$head) === undefined) {
      // The footnote was deleted under the caret.
      word.loose = true;
      person.typing = undefined;
      this.#goElsewhere(person, number);
      return;
    }
    const next = word.whole[word.typed.length];
    if (next !== undefined) {
      word.typed += next;
      this.#insert(person, next);
      this.#say(number, `types ${next} of ${word.whole}`);
      return;
    }
    this.#insert(person, " ");
    person.typing = undefined;
    this.#say(number, `ends ${word.whole}`);
  }

  /** Places between words, away from the words that others are typing now. */
  #boundaries(person: Person, isWanted = (_line: GameLine) => true): number[] {
    return linesOf(person.editor.state.doc)
      .filter(isWanted)
      .flatMap(({ places }) => places.filter((place) => this.#isBoundary(place)).map(({ pos }) => pos));
  }

  #isBoundary({ before }: LinePlace): boolean {
    return (before === "" || before.endsWith(" ")) && !this.#isBehindOpenWord(before);
  }

  #isBehindOpenWord(text: string): boolean {
    return this.#openWordAtEnd(text) !== undefined;
  }

  /** The word that a text ends with, if it is being typed, or not everything of it has arrived here. */
  #openWordAtEnd(text: string): Word | undefined {
    const [seen, sign] = /([A-Z]\d+)[a-z]*$/.exec(text) ?? [];
    const word = this.#words.find(
      (each) => each.sign === sign || (each.by === undefined && each.sign === seen),
    );
    const isOpen =
      word !== undefined && (word.typed !== seen || this.#people.some(({ typing }) => typing === word));
    return isOpen ? word : undefined;
  }

  #select({ editor }: Person, from: number, to: number): void {
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
  }

  #goElsewhere(person: Person, number: number): void {
    this.#endTyping(person);
    const places = this.#boundaries(person);
    const place = places[this.#random(places.length)];
    if (place === undefined) return;
    this.#select(person, place, place);
    this.#say(number, `goes to ${place}`);
  }

  #endTyping(person: Person): void {
    if (person.typing !== undefined) this.#insert(person, " ");
    person.typing = undefined;
  }

  #reshape(person: Person, number: number): void {
    if (!this.#reshapes || this.#reshaping !== undefined || person.offline > 0) return;
    const { editor } = person;
    this.#endTyping(person);
    const places = this.#boundaries(person, ({ isNote }) => !isNote);
    const lines = linesOf(editor.state.doc).filter(({ isNote }) => !isNote);
    const starts = places.filter((pos) => {
      const $pos = editor.state.doc.resolve(pos);
      if ($pos.parentOffset > 0 || $pos.index(0) < 2) return false;
      // The caret comes to stand at the end of the line before.
      const before = lines[lines.findIndex((line) => line.pos === $pos.before()) - 1];
      return !this.#isBehindOpenWord(before?.letters ?? "");
    });
    const joins = starts.length > 0 && this.#random(2) === 0;
    const place = joins ? starts[this.#random(starts.length)] : places[this.#random(places.length)];
    if (place === undefined) return;
    this.#select(person, place, place);
    const command = joins ? joinBackward : split;
    command(editor.state, editor.view.dispatch, editor.view);
    this.#reshaping = person;
    this.#say(number, `${joins ? "joins" : "splits"} at ${place}`);
  }

  /** A finished word that nobody is about to touch, as this person sees it. */
  #someWord(person: Person): { readonly word: Word; readonly from: number } | undefined {
    const found: { readonly word: Word; readonly from: number }[] = [];
    for (const line of linesOf(person.editor.state.doc)) {
      for (const { 0: sign, index } of line.letters.matchAll(signPattern)) {
        const word = this.#words.find(({ typed }) => typed === sign);
        const isOpen = this.#people.some(({ typing }) => typing === word);
        // A caret behind a word that somebody is typing would come to stand in it.
        const isFree = !this.#isBehindOpenWord(line.letters.slice(0, index));
        const from = placeOfLetters(line, index, sign.length);
        if (from === undefined || word === undefined || word.loose || isOpen || !isFree) continue;
        if (word.typed === word.whole) found.push({ word, from });
      }
    }
    return found[this.#random(found.length)];
  }

  #deleteWord(person: Person, number: number): void {
    this.#endTyping(person);
    const found = this.#someWord(person);
    if (found === undefined) return;
    const { editor } = person;
    const { from } = found;
    found.word.loose = true;
    this.#select(person, from, from + found.word.typed.length);
    editor.view.dispatch(editor.state.tr.deleteSelection());
    this.#say(number, `deletes ${found.word.typed}`);
  }

  #replaceWord(person: Person, number: number): void {
    this.#endTyping(person);
    const found = this.#someWord(person);
    if (found === undefined) return;
    const { from } = found;
    found.word.loose = true;
    this.#select(person, from, from + found.word.typed.length);
    this.#say(number, `replaces ${found.word.typed}`);
    this.#beginWord(person, number);
  }

  #backspace(person: Person, number: number): void {
    const { typing, editor } = person;
    const { head } = editor.state.selection;
    if (typing === undefined || typing.typed.length <= typing.sign.length) return;
    if (editor.state.doc.textBetween(head - 1, head) !== typing.typed.at(-1)) return;
    typing.typed = typing.typed.slice(0, -1);
    editor.view.dispatch(editor.state.tr.delete(head - 1, head));
    this.#say(number, `takes back a letter of ${typing.whole}`);
  }

  /** Undo may change one's own words; everybody else's stand as they stood, neither more nor fewer. */
  #undo(person: Person, number: number): void {
    // Undo may split and join, too; of that only one is under way at a time.
    if (this.#reshaping !== undefined) return;
    const form = this.#formOf(person);
    const count = (text: string, { typed }: Word) => text.split(typed).length - 1;
    const before = this.#textOf(person);
    this.#say(number, "undoes");
    person.editor.commands.undo();
    const after = this.#textOf(person);
    for (const word of this.#words) {
      if (word.typed === "" || count(before, word) === count(after, word)) continue;
      if (word.by !== number && !word.loose) {
        throw new Error(`undo by ${names[number]} changed ${word.typed}: "${before}" became "${after}"`);
      }
      word.loose = true;
    }
    if (this.#formOf(person) !== form) this.#reshaping = person;
    // What was being typed may have been taken back in part.
    if (person.typing !== undefined) person.typing.loose = true;
    person.typing = undefined;
    const places = this.#boundaries(person);
    const place = places[this.#random(places.length)];
    if (place !== undefined) this.#select(person, place, place);
  }

  /** How many clauses and footnotes there are: what changes it moves words. */
  #formOf({ editor: { state } }: Person): string {
    return `${state.doc.childCount} ${countFootnotes(state.doc)}`;
  }

  #actOnNotes(person: Person, number: number): void {
    this.#endTyping(person);
    const choice = this.#random(4);
    if (choice < 2) this.#insertNote(person, number);
    else if (choice === 2) this.#deleteNote(person, number);
    else this.#deleteAcrossEdge(person, number);
  }

  #insertNote(person: Person, number: number): void {
    // It divides the text around it, as a split does.
    if (this.#reshaping !== undefined || person.offline > 0) return;
    const places = this.#boundaries(person, ({ isNote }) => !isNote);
    const place = places[this.#random(places.length)];
    if (place === undefined) return;
    this.#select(person, place, place);
    const { editor } = person;
    insertFootnote(editor.state, editor.view.dispatch, editor.view);
    this.#reshaping = person;
    this.#say(number, `puts a footnote at ${place}`);
    this.#beginWord(person, number, true);
  }

  /** The first word of a footnote that somebody typed or that was there, whatever stands before it by now. */
  #noteOf(line: GameLine): Word | undefined {
    return this.#wordsIn(line.letters).find(({ note }) => note !== undefined && note !== unknownNote)?.note;
  }

  /** The words of which at least the sign stands in a text. */
  #wordsIn(text: string): Word[] {
    return [...text.matchAll(/([A-Z]\d+)[a-z]*/g)].flatMap(([seen, sign]) =>
      this.#words.filter(
        (word) => word.sign === sign || (word.by === undefined && seen.startsWith(word.sign)),
      ),
    );
  }

  #deleteNote(person: Person, number: number): void {
    const { editor } = person;
    const notes = linesOf(editor.state.doc).filter((each) => this.#isKnownNote(each));
    const line = notes[this.#random(notes.length)];
    if (line === undefined) return;
    for (const word of this.#wordsIn(line.letters)) this.#loseNote(word.note);
    editor.view.dispatch(editor.state.tr.delete(line.pos, line.pos + line.node.nodeSize));
    this.#say(number, `deletes the footnote "${line.letters}"`);
  }

  /** Of a footnote without words nobody can tell which it is. */
  #isKnownNote(line: GameLine): boolean {
    return line.isNote && this.#noteOf(line) !== undefined;
  }

  #loseNote(note: Word | undefined): void {
    if (note === undefined) return;
    this.#gone.add(note);
    for (const word of this.#words) if (word.note === note) word.loose = true;
  }

  /** Deletes from a place in a footnote to one behind or before it, in its line. */
  #deleteAcrossEdge(person: Person, number: number): void {
    const { editor } = person;
    const lines = linesOf(editor.state.doc);
    const notes = lines.filter(({ isNote }) => isNote);
    const note = notes[this.#random(notes.length)];
    const line = lines.find(
      ({ pos, node, isNote }) => !isNote && note && pos < note.pos && note.pos < pos + node.nodeSize,
    );
    if (note === undefined || line === undefined) return;
    const inside = note.places.filter((place) => this.#isBoundary(place));
    const outside = line.places.filter((place) => this.#isBoundary(place));
    const [one, other] = [inside[this.#random(inside.length)], outside[this.#random(outside.length)]];
    if (one === undefined || other === undefined) return;
    const [from, to] = one.pos < other.pos ? [one.pos, other.pos] : [other.pos, one.pos];
    const text = textOf(editor.state.doc, from, to);
    const found = this.#wordsIn(text);
    const isBusy = found.some(
      (word) =>
        word.loose || !text.includes(word.whole) || this.#people.some(({ typing }) => typing === word),
    );
    if (isBusy || found.length > 4) return;
    const whole = notes.filter(({ pos, node }) => from <= pos && pos + node.nodeSize <= to);
    if (!whole.every((each) => this.#isKnownNote(each))) return;
    for (const word of found) word.loose = true;
    for (const word of whole.flatMap(({ letters }) => this.#wordsIn(letters))) this.#loseNote(word.note);
    this.#select(person, from, to);
    deleteAcrossFootnotes(editor.state, editor.view.dispatch, editor.view);
    this.#say(number, `deletes "${text}" across the edge of a footnote`);
  }

  /** What is not as somebody meant it; empty when all is well. */
  faults(): string[] {
    const texts = this.#people.map((person) => this.#textOf(person));
    const xml = [this.#server, ...this.#people.map(({ doc }) => doc)].map((doc) =>
      doc.getXmlFragment(textRoot).toString(),
    );
    const text = texts[0] ?? "";
    const faults: string[] = [];
    if (new Set(xml).size > 1) faults.push("the shared texts differ");
    if (new Set(texts).size > 1) faults.push("the editors differ");
    for (const word of this.#words) faults.push(...this.#faultsOf(word, text));
    return faults;
  }

  #faultsOf(word: Word, text: string): string[] {
    if (word.loose) return [];
    const times = text.split(word.typed).length - 1;
    if (times !== 1) return [`${word.typed} stands there ${times} times in "${text}"`];
    const place = text.indexOf(word.typed);
    const faults: string[] = [];
    const around = [...text.matchAll(/⟨[^⟩]*⟩/g)].find(
      ({ 0: note, index }) => index < place && place < index + note.length,
    )?.[0];
    if ((around !== undefined) !== (word.note !== undefined))
      faults.push(`${word.typed} stands ${around === undefined ? "outside" : "in"} a footnote: "${text}"`);
    else if (word.note !== undefined && !word.note.loose && around?.includes(word.note.typed) !== true)
      faults.push(`${word.typed} stands in another footnote than ${word.note.typed}: "${text}"`);
    const neighbour = (other: Word | undefined) =>
      other === undefined || other.loose || text.indexOf(other.typed) < 0
        ? undefined
        : text.indexOf(other.typed);
    const [after, before] = [neighbour(word.after), neighbour(word.before)];
    if (after !== undefined && after > place)
      faults.push(`${word.typed} stands before ${word.after?.typed}: "${text}"`);
    if (before !== undefined && before < place) {
      faults.push(`${word.typed} stands behind ${word.before?.typed}: "${text}"`);
    }
    return faults;
  }
}
