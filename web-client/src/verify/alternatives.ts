import type { AlternativeDecision } from "./alternativeForm";
import { demand } from "./fault";
import type { Entry } from "./record";
import type { Announcement, TextNow } from "./textNow";

const mostOfOne = 20;
const most = 1_000;
const mostChoices = 100;

interface Alternative {
  readonly of: string;
  readonly person: string;
  readonly delegation: string | undefined;
}

/** One of the clauses that competed was chosen, or none. */
interface Choice {
  readonly chosen: string | undefined;
  readonly alternatives: readonly (readonly [string, Alternative & Offered])[];
  /** The numbers that the chosen one got. */
  readonly handed: readonly string[];
}

interface Offered {
  readonly seq: number;
}

/** What is handed back with a choice that is put back. */
export interface HandedBack {
  readonly from: string;
  readonly to: string;
  readonly numbers: readonly string[];
}

/** The clauses of a draft that compete. */
export class Alternatives {
  /** Each with what it competes with, the oldest first. */
  readonly #all = new Map<string, Alternative & Offered>();
  /** The last choice among the alternatives to a clause, the oldest first. */
  readonly #choices = new Map<string, Choice>();

  /** With what each one competes, the oldest first. */
  byClause(): ReadonlyMap<string, string> {
    return new Map([...this.#all].map(([clause, { of }]) => [clause, of]));
  }

  /** Whether an alternative was offered by somebody, or by their delegation. */
  isOfferedBy(clause: string, person: string, delegation: string | undefined): boolean {
    const offered = this.#all.get(clause);
    if (offered === undefined) return false;
    return offered.person === person || (delegation !== undefined && offered.delegation === delegation);
  }

  /** Whether one of those of which one was chosen was offered by somebody, or by their delegation. */
  hasOffered(of: string, person: string, delegation: string | undefined): boolean {
    const { alternatives } = this.#choices.get(of) ?? { alternatives: [] };
    return alternatives.some(
      ([, offered]) =>
        offered.person === person || (delegation !== undefined && offered.delegation === delegation),
    );
  }

  /** The numbers that a choice handed over, which are handed back when it is put back. */
  handedBy(of: string): HandedBack | undefined {
    const choice = this.#choices.get(of);
    if (choice?.chosen === undefined) return undefined;
    return { from: choice.chosen, to: of, numbers: choice.handed };
  }

  /** Nothing is agreed, be it ad referendum, while it competes. */
  requireNone(clause: string, status: string): void {
    const agrees = ["AGREED", "ADOPTED", "AGREED_AD_REFERENDUM"].includes(status);
    const [rival] = this.#rivals(clause).filter((each) => each !== clause);
    demand(!agrees || rival === undefined, "competes", { clause, status, rival: rival ?? "" });
  }

  /** Takes a decision; what the next edit has to do, if it belongs to it. */
  take(
    decision: AlternativeDecision,
    entry: Entry,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
    kept: (clause: string) => readonly string[],
  ): Announcement | undefined {
    switch (decision.kind) {
      case "alternative":
        return this.#offer(decision, entry, text, isFrozen);
      case "choice":
        return this.#settle(decision, text, kept);
      case "choice-again":
        return this.#putBack(decision, text, isFrozen);
      case "apart": {
        const { clause } = decision;
        demand(this.#rivals(clause).length > 0, "competesNot", { clause });
        this.#remove(clause);
        return undefined;
      }
    }
  }

  #offer(
    { clause, of, copy }: Extract<AlternativeDecision, { kind: "alternative" }>,
    { person, delegation, seq }: Entry,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): Announcement | undefined {
    const kinds = new Map(text.read().clauses.map(({ id: each, kind }) => [each, kind]));
    for (const each of copy ? [of] : [of, clause]) {
      demand(text.has(each) && kinds.has(each), "noClause", { clause: each });
    }
    for (const each of [of, clause]) demand(!isFrozen(each), "rivalFrozen", { clause: each });
    demand(!["title", "heading"].includes(kinds.get(of) ?? ""), "rivalOfOneLine", { clause: of });
    if (copy) demand(!text.has(clause), "copyThere", { clause });
    else demand(kinds.get(clause) === kinds.get(of), "rivalOfOtherKind", { clause, of });
    demand(this.#rivals(clause).length === 0, "competesAlready", { clause });
    const first = this.#all.get(of)?.of ?? of;
    demand(this.#rivals(first).length <= mostOfOne, "tooManyRivals", { most: mostOfOne });
    demand(this.#all.size < most, "tooManyRivals", { most });
    this.#all.set(clause, { of: first, person, delegation, seq });
    if (!copy) return undefined;
    return (after) => demand(after.isCopy(clause, of), "notCopied", { clause, of });
  }

  #settle(
    { of, choose }: Extract<AlternativeDecision, { kind: "choice" }>,
    text: TextNow,
    kept: (clause: string) => readonly string[],
  ): Announcement | undefined {
    const rivals = this.#rivals(of);
    demand(rivals[0] === of, "competesNot", { clause: of });
    const mayChoose = choose === undefined || (rivals.includes(choose) && text.has(choose));
    demand(mayChoose, "noSuchChoice", { clause: choose ?? "" });
    this.#choices.delete(of);
    this.#choices.set(of, {
      chosen: choose,
      alternatives: [...this.#all].filter(([, { of: first }]) => first === of),
      handed: choose === undefined || choose === of ? [] : kept(of),
    });
    const [oldest] = this.#choices.keys();
    if (this.#choices.size > mostChoices && oldest !== undefined) this.#choices.delete(oldest);
    this.#remove(of);
    const gone = rivals.filter((clause) => clause !== choose && text.has(clause));
    if (gone.length === 0) return undefined;
    return (after) => {
      for (const clause of gone) demand(!after.has(clause), "notRemoved", { clause });
      demand(choose === undefined || after.has(choose), "removedChosen", { clause: choose ?? "" });
    };
  }

  #putBack(
    { of, clauses }: Extract<AlternativeDecision, { kind: "choice-again" }>,
    text: TextNow,
    isFrozen: (clause: string) => boolean,
  ): Announcement | undefined {
    const choice = this.#choices.get(of);
    demand(choice !== undefined, "noChoice", { clause: of });
    const rivals = [of, ...choice.alternatives.map(([clause]) => clause)];
    for (const clause of rivals) {
      demand(this.#rivals(clause).length === 0, "competesAlready", { clause });
      demand(!isFrozen(clause), "rivalFrozen", { clause });
    }
    demand(this.#all.size + choice.alternatives.length <= most, "tooManyRivals", { most });
    const inOrder = rivals.filter((clause) => clauses.includes(clause));
    demand(inOrder.join() === clauses.join(), "noSuchRivals", { clause: of });
    for (const clause of clauses) demand(!text.has(clause), "rivalThere", { clause });
    const all = [...this.#all, ...choice.alternatives].sort(([, one], [, other]) => one.seq - other.seq);
    this.#all.clear();
    for (const [clause, alternative] of all) this.#all.set(clause, alternative);
    this.#choices.delete(of);
    if (clauses.length === 0) return undefined;
    return (after) => {
      for (const clause of clauses) demand(after.has(clause), "notBroughtBack", { clause });
    };
  }

  /** All that compete with a clause, and itself; the one that others are alternatives to first. */
  #rivals(clause: string): readonly string[] {
    const first = this.#all.get(clause)?.of ?? clause;
    const others = [...this.#all].flatMap(([each, { of }]) => (of === first ? [each] : []));
    return others.length === 0 ? [] : [first, ...others];
  }

  #remove(clause: string): void {
    for (const [each, { of }] of [...this.#all]) {
      if (each === clause || of === clause) this.#all.delete(each);
    }
  }
}
