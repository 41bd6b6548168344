import type { BracketDecision } from "./bracketForm";
import { demand } from "./fault";
import type { Units } from "./passage";
import type { Entry } from "./record";
import type { Status } from "./status";
import type { TextNow } from "./textNow";

const mostStanding = 2_000;
const mostSettled = 500;
const mostHolders = 300;
const mostQuoted = 2_000_000;

interface Place {
  readonly clause: string;
  /** The units that it held when it was placed; undefined for the whole clause. */
  readonly units: readonly Units[] | undefined;
}

interface Bracket {
  readonly kind: "CONTESTED" | "PLACEHOLDER";
  readonly on: readonly Place[];
  readonly quoted: number;
  readonly holders: Map<string, { readonly stance: string; readonly note: string | undefined }>;
  /** The entry that settled it. */
  settled: number | undefined;
}

/** The brackets of a draft so far: those that stand, and the last ones that were settled. */
export class Brackets {
  readonly #all = new Map<string, Bracket>();

  /** Whether a delegation holds a bracket, or did when it was settled. */
  hasHeld(bracket: string, delegation: string | undefined): boolean {
    return delegation !== undefined && this.#all.get(bracket)?.holders.has(delegation) === true;
  }

  take(decision: BracketDecision, entry: Entry, text: TextNow, isFrozen: (clause: string) => boolean): void {
    switch (decision.kind) {
      case "bracket":
        this.#place(decision, entry, text, isFrozen);
        break;
      case "bracket-hold":
        this.#hold(decision);
        break;
      case "bracket-leave": {
        const { bracket, holder } = decision;
        const { holders } = this.#standing(bracket);
        demand(holders.delete(holder), "holdsNot", { bracket, holder });
        if (holders.size === 0) this.#all.delete(bracket);
        break;
      }
      case "bracket-settle":
        this.#standing(decision.bracket).settled = entry.seq;
        this.#forgetSettled();
        break;
      case "bracket-again":
        this.#putBack(decision.bracket, text, isFrozen);
        break;
    }
  }

  /** Nothing is agreed while a bracket stands in it; ad referendum, while one that is contested does. */
  requireNone(clause: string, status: Status, text: TextNow): void {
    const stops = ({ kind, settled }: Bracket) =>
      settled === undefined &&
      (status === "AGREED" ||
        status === "ADOPTED" ||
        (status === "AGREED_AD_REFERENDUM" && kind === "CONTESTED"));
    for (const [bracket, each] of this.#all) {
      const isFree = !stops(each) || !isIn(each, clause, text);
      demand(isFree, "contested", { clause, status, bracket });
    }
  }

  #place(
    { bracketKind, on, holder, stance, note }: Extract<BracketDecision, { kind: "bracket" }>,
    { seq }: Entry,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): void {
    this.#requireRoom();
    const quoted = on.reduce((sum, { quote }) => sum + quote.length, 0);
    this.#requireRoomFor(quoted + (note?.length ?? 0));
    const places = on.map((anchor): Place => {
      const { clause, ends } = anchor;
      demand(text.has(clause), "noClause", { clause });
      demand(!isFrozen(clause), "bracketFrozen", { clause });
      const units = text.unitsOf(anchor);
      demand(units !== undefined, "bracketElsewhere", { clause });
      return { clause, units: ends === undefined ? undefined : units };
    });
    const holders = new Map([[holder, { stance, note }]]);
    this.#all.set(`b${seq}`, { kind: bracketKind, on: places, quoted, holders, settled: undefined });
  }

  #hold({ bracket, holder, stance, note }: Extract<BracketDecision, { kind: "bracket-hold" }>): void {
    const { holders } = this.#standing(bracket);
    const before = holders.get(holder);
    const isNew = before === undefined || before.stance !== stance || before.note !== note;
    demand(isNew, "sameHold", { bracket, holder });
    const hasRoom = before !== undefined || holders.size < mostHolders;
    demand(hasRoom, "tooManyHolders", { bracket, most: mostHolders });
    this.#requireRoomFor((note?.length ?? 0) - (before?.note?.length ?? 0));
    holders.set(holder, { stance, note });
  }

  #putBack(bracket: string, text: TextNow, isFrozen: (clause: string) => boolean): void {
    const found = this.#found(bracket);
    demand(found.settled !== undefined, "bracketStands", { bracket });
    this.#requireRoom();
    const now = text.read().clauses.map(({ id }) => id);
    const clauses = new Set([...found.on.map(({ clause }) => clause), ...now]);
    for (const clause of clauses) {
      demand(!isFrozen(clause) || !isIn(found, clause, text), "bracketFrozen", { clause });
    }
    found.settled = undefined;
  }

  #found(bracket: string): Bracket {
    const found = this.#all.get(bracket);
    demand(found !== undefined, "noSuchBracket", { bracket });
    return found;
  }

  #standing(bracket: string): Bracket {
    const found = this.#found(bracket);
    demand(found.settled === undefined, "bracketSettled", { bracket });
    return found;
  }

  #requireRoom(): void {
    const standing = [...this.#all.values()].filter(({ settled }) => settled === undefined).length;
    demand(standing < mostStanding, "tooManyBrackets", { most: mostStanding });
  }

  #requireRoomFor(more: number): void {
    let sum = more;
    for (const { quoted, holders } of this.#all.values()) {
      sum += quoted;
      for (const { note } of holders.values()) sum += note?.length ?? 0;
    }
    demand(sum <= mostQuoted, "tooMuchQuoted", { most: mostQuoted });
  }

  #forgetSettled(): void {
    const settled = [...this.#all].flatMap(([bracket, each]) =>
      each.settled === undefined ? [] : [{ bracket, at: each.settled }],
    );
    settled.sort((one, other) => one.at - other.at);
    for (const { bracket } of settled.slice(0, -mostSettled)) this.#all.delete(bracket);
  }
}

/** Whether a bracket is in a clause, as far as its words were not written anew elsewhere. */
function isIn({ on }: Bracket, clause: string, text: TextNow): boolean {
  return on.some((place) =>
    place.units === undefined ? place.clause === clause : text.areIn(clause, place.units),
  );
}
