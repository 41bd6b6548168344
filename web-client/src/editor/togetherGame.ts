import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import * as Y from "yjs";
import { arrive } from "../model/arrival";
import { textRoot } from "./extensions";
import { joinBackward } from "./joining";
import { editorOnShared, sharedDraft } from "./sharedTestLanguage";
import { split } from "./splitting";

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
  readonly #pass: (millis: number) => void;
  readonly #origin = {};
  #signs = 0;
  /** Who split or joined last, while not everybody has that. */
  #reshaping: Person | undefined;
  /** What was done, for whoever looks for a fault. */
  readonly story: string[] = [];

  constructor(seed: number, { people, clauses, onePlace, reshapes, pass }: GameOptions) {
    this.#random = randomOf(seed);
    this.#reshapes = reshapes;
    this.#pass = pass;
    const texts = Array.from({ length: clauses }, () => this.#baseWords());
    const start = sharedDraft(Object.fromEntries(texts.map((words, index) => [`c${index}`, words])));
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
    const words = Array.from({ length: 4 + this.#random(8) }, () => {
      const typed = this.#newSign("Z");
      this.#words.push({
        by: undefined,
        sign: typed,
        typed,
        whole: typed,
        loose: false,
        after: this.#words.at(-1),
        before: undefined,
      });
      return typed;
    });
    return `${words.join(" ")} `;
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
    return editor.state.doc.textBetween(0, editor.state.doc.content.size, "\n", "\n");
  }

  #insert({ editor }: Person, words: string): void {
    editor.view.dispatch(editor.state.tr.insertText(words));
  }

  #beginWord(person: Person, number: number): void {
    const whole = this.#newSign(names[number] ?? "A");
    const { doc, selection } = person.editor.state;
    // What stood before the caret may be gone, so that it stands in a word of which not everything is here.
    const { parent, parentOffset } = selection.$from;
    const entered = this.#openWordAtEnd(parent.textContent.slice(0, parentOffset));
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
      after: known(doc.textBetween(0, selection.from, "\n", "\n"), true),
      before: known(doc.textBetween(selection.to, doc.content.size, "\n", "\n"), false),
    };
    // Its sign is typed at once, so that what stands there can be told apart; then it goes on letter by letter.
    word.typed = word.sign;
    this.#insert(person, word.sign);
    this.#words.push(word);
    person.typing = word;
    this.#say(number, `begins ${whole} behind ${word.after?.typed ?? "-"}`);
  }

  #typeOn(person: Person, word: Word, number: number): void {
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
  #boundaries(person: Person): number[] {
    const places: number[] = [];
    person.editor.state.doc.descendants((node, pos) => {
      if (!node.isTextblock || node.type.name === "title") return true;
      const text = node.textContent;
      for (let offset = 0; offset <= text.length; offset++) {
        const before = text.slice(0, offset);
        const isBetween = offset === 0 || before.endsWith(" ");
        if (isBetween && !this.#isBehindOpenWord(before)) places.push(pos + 1 + offset);
      }
      return false;
    });
    return places;
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
    const places = this.#boundaries(person);
    const starts = places.filter((pos) => {
      const $pos = editor.state.doc.resolve(pos);
      if ($pos.parentOffset > 0 || $pos.index(0) < 2) return false;
      // The caret comes to stand at the end of the line before.
      return !this.#isBehindOpenWord(editor.state.doc.child($pos.index(0) - 1).textContent);
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
    person.editor.state.doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      for (const { 0: sign, index } of node.textContent.matchAll(signPattern)) {
        const word = this.#words.find(({ typed }) => typed === sign);
        const isOpen = this.#people.some(({ typing }) => typing === word);
        // A caret behind a word that somebody is typing would come to stand in it.
        const isFree = !this.#isBehindOpenWord(node.textContent.slice(0, index));
        if (word !== undefined && !word.loose && !isOpen && isFree && word.typed === word.whole) {
          found.push({ word, from: pos + 1 + index });
        }
      }
      return false;
    });
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
    const clauses = person.editor.state.doc.childCount;
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
    if (person.editor.state.doc.childCount !== clauses) this.#reshaping = person;
    // What was being typed may have been taken back in part.
    if (person.typing !== undefined) person.typing.loose = true;
    person.typing = undefined;
    const places = this.#boundaries(person);
    const place = places[this.#random(places.length)];
    if (place !== undefined) this.#select(person, place, place);
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
