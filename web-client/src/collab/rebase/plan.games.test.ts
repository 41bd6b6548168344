import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import type { Rules } from "../../model/barrier";
import { clauseId, personId } from "../../model/ids";
import {
  add,
  away,
  clause,
  elements,
  joinTo,
  move,
  paragraph,
  plain,
  remove,
  said,
  serverDoc,
  splitOff,
  textRoot,
  textsIn,
  whole,
} from "./drafts.testLanguage";
import { planRebase } from "./plan";

/*
 * Games with a seed: one person works without a connection, others on the server's document, clauses are agreed, and
 * that again and again. Each word is written once and has a number, so that it can be counted. REBASE_GAMES=n plays n games,
 * REBASE_SEED=s one alone.
 */

const games = Number(process.env.REBASE_GAMES ?? 150);
const onlySeed = process.env.REBASE_SEED;

class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761 + 1) >>> 0;
  }

  below(bound: number): number {
    this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % bound;
  }

  of<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

const words = (text: string) => text.match(/[a-z]+\d+/g) ?? [];

class Player {
  #count = 0;

  constructor(
    readonly doc: Y.Doc,
    readonly letter: string,
    readonly dice: Dice,
    /** Whether words are carried from one clause to another. */
    public carries: boolean,
    readonly closed: ReadonlySet<string> = new Set(),
  ) {}

  word(): string {
    this.#count += 1;
    return `${this.letter.repeat(6)}${this.#count} `;
  }

  ids(): string[] {
    return elements(this.doc).map((element) => String(element.getAttribute("id")));
  }

  /** Does one thing somewhere. */
  act(on = this.doc, isFirst = false): void {
    const player = this.copyOn(on);
    player.#act(isFirst);
    this.#count = player.#count;
    this.carries = player.carries;
  }

  copyOn(doc: Y.Doc): Player {
    const player = new Player(doc, this.letter, this.dice, this.carries, this.closed);
    player.#count = this.#count;
    return player;
  }

  #act(isFirst: boolean): void {
    const { doc, dice } = this;
    const clauses = this.ids().filter((id) => id !== "t" && !this.closed.has(id));
    const id = dice.of(clauses) ?? "t";
    const other = dice.of(clauses) ?? "t";
    const element = elements(doc).find((each) => each.getAttribute("id") === id);
    const texts = element === undefined ? [] : textsIn(element);
    const text = dice.of(texts);
    const isOneLine = texts.length === 1;
    const die = id === "t" ? 0 : dice.below(this.carries && isFirst ? 14 : 12);
    if (die === 0) add(doc, id, clause("operative", this.#id(), this.word() + this.word()));
    else if (die === 1) remove(doc, id);
    else if (die === 2) move(doc, id, id === other ? "t" : other);
    else if (die === 3) move(doc, id, id, dice.below(2) === 0 ? "preambular" : "article");
    else if (die === 4) element?.insert(dice.below(element.length + 1), [paragraph(this.word())]);
    else if (die === 5) text?.format(0, dice.below(text.length + 1), { bold: {} });
    else if (die <= 7 && text !== undefined) this.#strike(text);
    else if (die <= 11 && text !== undefined) this.#write(text);
    else if (die >= 12 && isOneLine) this.#carry(id, other);
  }

  /** Joins two clauses, or splits one: once in a game, for who carries words to and fro is not told apart from who copies. */
  #carry(id: string, other: string): void {
    const [first] = words(said(this.doc, id));
    if (id !== other && elements(this.doc).length > 3) joinTo(this.doc, id, other);
    else if (first !== undefined) splitOff(this.doc, id, `${first} `, this.#id());
    this.carries = false;
  }

  #id(): string {
    this.#count += 1;
    return `${this.letter}-${this.#count}`;
  }

  #write(text: Y.XmlText): void {
    const starts = [0, ...[...plain(text).matchAll(/ /g)].map(({ index }) => index + 1)];
    text.insert(this.dice.of(starts) ?? 0, this.word());
  }

  #strike(text: Y.XmlText): void {
    const found = [...plain(text).matchAll(/[a-z]+\d+ /g)];
    const from = this.dice.below(found.length + 1);
    const first = found[from];
    const last = found[from + this.dice.below(3)] ?? first;
    if (first === undefined || last === undefined) return;
    text.delete(first.index, last.index + last[0].length - first.index);
  }
}

function rulesOf(closed: ReadonlySet<string>, mayArrange: boolean): Rules {
  const agreed = {
    status: "AGREED",
    person: personId("chair"),
    name: "Chair",
    delegation: undefined,
    at: new Date(0),
    reason: undefined,
  } as const;
  return {
    standing: {
      seq: 1,
      archived: false,
      mode: "EVERYBODY",
      clauses: new Map([...closed].map((id) => [clauseId(id), agreed])),
    },
    rights: { mayWrite: true, mayDecide: false, mayArrange, clauses: undefined },
  };
}

function counted(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function play(seed: number): void {
  const dice = new Dice(seed);
  let base = 0;
  const lines = () => Array.from({ length: 4 }, () => `bbbbbb${++base} `).join("");
  const server = serverDoc({ a: lines(), b: lines(), c: [lines(), lines()], d: lines(), e: lines() });
  const closed = new Set<string>();
  // Words that others delete while somebody carries them elsewhere, or carry elsewhere too, stay, as ever in Yjs.
  const carries = seed % 2 === 0;
  const others = new Player(server, "o", dice, false, closed);
  const me = new Player(server, "m", dice, carries);
  const panel: string[] = [];
  let mine = away(server);
  /** What I have seen, and what was in the server's document at any time. */
  const known = new Set(counted([whole(server)]).keys());
  const everThere = new Set(known);
  for (let round = 0; round < 4; round++) {
    // given work on both sides, and clauses that are agreed
    const acts = dice.below(9);
    for (let act = 0; act <= acts; act++) me.act(mine, act === 0);
    for (let left = dice.below(9); left > 0; left--) others.act();
    const agreed = dice.of(others.ids().filter((id) => id !== "t"));
    if (agreed !== undefined && dice.below(4) > 0) closed.add(agreed);
    const mayArrange = dice.below(6) > 0;
    const before = whole(server);
    const beforeById = new Map(others.ids().map((id) => [id, said(server, id)]));
    const ofMine = counted([whole(mine)]);
    const ofServer = counted([before]);

    // when
    const circumstances = {
      rules: rulesOf(closed, mayArrange),
      closed: new Set<never>(),
      nothing: round === 3 && dice.below(3) === 0,
      settled: new Map(),
      textRoot,
    };
    const plan = planRebase(mine, server, circumstances);
    const next = away(server);
    if (plan.update !== undefined) Y.applyUpdate(next, plan.update);
    panel.push(...plan.notAccepted.map((each) => each.words));

    // then
    const story = `seed ${seed} round ${round}\nmine   ${whole(mine)}\nserver ${before}\nnext   ${whole(next)}\npanel  ${JSON.stringify(plan.notAccepted)}`;
    const inNext = counted([whole(next)]);
    const everywhere = counted([whole(next), ...panel]);
    for (const id of closed) {
      const is = elements(next).find((each) => each.getAttribute("id") === id);
      expect(is && said(next, id), `agreed ${id}: ${story}`).toBe(beforeById.get(id));
    }
    const ids = elements(next).map((each) => each.getAttribute("id"));
    expect(new Set(ids).size, story).toBe(ids.length);
    for (const [word, count] of inNext) {
      // Words that were carried to another clause, and mostly rewritten there, are not known again.
      if (!carries) expect(count, `${word} twice: ${story}`).toBe(1);
    }
    for (const word of new Set([...ofMine.keys(), ...ofServer.keys()])) {
      const isMine = ofMine.has(word);
      const isThere = ofServer.has(word);
      const what = `${word}: ${story}`;
      // Words carried in several steps from clauses that others change may end in the panel, but are never lost.
      if (isMine && isThere) expect((carries ? everywhere : inNext).has(word), what).toBe(true);
      else if (isThere && !known.has(word)) expect(inNext.get(word), what).toBe(1);
      else if (isMine && !everThere.has(word)) expect(everywhere.get(word), what).toBe(1);
      else if (isMine && !carries) expect(inNext.get(word), what).toBeUndefined();
    }
    for (const word of inNext.keys())
      expect(ofMine.has(word) || ofServer.has(word), `${word}: ${story}`).toBe(true);

    // and done once more, as by another page of the same person, it puts nothing in a second time
    const settled = Y.decodeStateVector(Y.encodeStateVector(mine));
    const again = planRebase(mine, next, { ...circumstances, settled });
    const later = away(next);
    if (again.update !== undefined) Y.applyUpdate(later, again.update);
    for (const [word, count] of counted([whole(later)]))
      expect(count, `${word} again: ${story}`).toBe(inNext.get(word));

    // and it goes on from there: taken by the server, or refused again
    const isTaken = dice.below(2) === 0;
    if (isTaken && plan.update !== undefined) Y.applyUpdate(server, plan.update);
    mine = isTaken ? away(server) : next;
    for (const word of inNext.keys()) known.add(word);
    for (const word of ofServer.keys()) everThere.add(word);
    for (const word of counted([whole(server)]).keys()) everThere.add(word);
  }
}

describe("in games of work without a connection", () => {
  it(`no word is lost and none is there twice, and no agreed clause is touched (${games} games)`, () => {
    const seeds =
      onlySeed === undefined ? Array.from({ length: games }, (_, seed) => seed) : [Number(onlySeed)];
    for (const seed of seeds) play(seed);
  }, 3_600_000);
});
