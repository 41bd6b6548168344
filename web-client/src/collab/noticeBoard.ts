import { noPackages, withPackages } from "../model/agreement";
import { noBrackets, withBrackets, withPlaces } from "../model/brackets";
import type { Rights, Standing } from "../model/standing";
import type { ToldDecision } from "../model/told";
import { type Notice, parseNotice, type Removal } from "./notices";

type StandingChange = Extract<Notice, { readonly kind: "standing-change" }>;

const mostTold = 50;

/** What the server tells of a draft besides its text. */
export interface Told {
  /** What was decided, as the server last told it, or as this device remembers it; undefined before. */
  readonly standing: Standing | undefined;
  readonly rights: Rights;
  /** The symbol of the revision that was issued last while the connection was open. */
  readonly issued: string | undefined;
  /** The decisions that others, or this person elsewhere, took while this was open, each once; the oldest may be gone. */
  readonly told: readonly ToldDecision[];
  /** The last time that somebody removed many clauses at once while the connection was open. */
  readonly removal: Removal | undefined;
}

/** The texts of the last notices, for the device's memory; "" without. */
export interface NoticeTexts {
  readonly standing: string;
  readonly rights: string;
}

/** The rights of somebody of whom the server has told nothing but whether they may write. */
export function plainRights(mayWrite: boolean): Rights {
  return { mayWrite, mayDecide: false, mayArrange: mayWrite, clauses: undefined };
}

/** A notice that was remembered; one that cannot be read any more is as good as none. */
function rememberedNotice(text: string): Notice | undefined {
  if (text === "") return undefined;
  try {
    return parseNotice(text);
  } catch {
    return undefined;
  }
}

type ToldParts = readonly { readonly id: string }[];

/** What was told of brackets, or of packages, with what a later notice says of them. */
function changedParts(before: ToldParts = [], told: ToldParts = [], gone: readonly string[] = []) {
  const all = new Map([...before, ...told].map((each) => [each.id, each]));
  for (const id of gone) all.delete(id);
  return all.size === 0 ? undefined : [...all.values()];
}

/** The text of the notice of a whole standing, with what a later notice says has changed of it. */
function changedText(whole: string, change: string): string {
  const before = JSON.parse(whole);
  const told = JSON.parse(change);
  const { seq, mode, archived, numbering = before.numbering, alternatives = before.alternatives } = told;
  const choices = told.choices ?? before.choices;
  const clauses = { ...before.clauses, ...told.clauses };
  const brackets = changedParts(before.brackets, told.brackets, told.bracketsGone);
  const packages = changedParts(before.packages, told.packages, told.packagesGone);
  return JSON.stringify({
    ...before,
    seq,
    mode,
    archived,
    numbering,
    clauses,
    brackets,
    packages,
    alternatives,
    choices,
  });
}

/** What came of a notice: the device should remember it, or need not, or something before it never came. */
export type Heard = "to-keep" | "passing" | "gap";

/** Keeps what the server tells of a draft, and at first what this device remembers of it. */
export class NoticeBoard {
  #texts: NoticeTexts;
  #told: Told;
  /** The last decision that was heard of, by its entry; undefined before the first greeting. */
  #heard: number | undefined;
  readonly #kinds = new Set<Notice["kind"]>();

  constructor(texts: NoticeTexts, mayWrite: boolean) {
    this.#texts = texts;
    const standing = rememberedNotice(texts.standing);
    const rights = mayWrite ? rememberedNotice(texts.rights) : undefined;
    this.#told = {
      standing: standing?.kind === "standing" ? standing.standing : undefined,
      rights: rights?.kind === "rights" ? rights.rights : plainRights(mayWrite),
      issued: undefined,
      told: [],
      removal: undefined,
    };
  }

  get told(): Told {
    return this.#told;
  }

  get texts(): NoticeTexts {
    return this.#texts;
  }

  /** Whether the server has told the standing and this person's rights on this connection. */
  get isInformed(): boolean {
    return this.#kinds.has("standing") && this.#kinds.has("rights");
  }

  /** The connection is gone: what was told stays, and is not known to be so any more. */
  disconnected(): void {
    this.#kinds.clear();
  }

  /** Takes note of what the server tells. */
  hear(notice: Notice): Heard {
    this.#kinds.add(notice.kind);
    switch (notice.kind) {
      case "standing":
        // Who comes in is not told of what was decided before; who comes back is told of what was missed.
        this.#heard ??= notice.standing.seq;
        this.#texts = { ...this.#texts, standing: notice.text };
        this.#hearStanding(notice.standing);
        return "to-keep";
      case "bracket-places":
        this.#hearPlaces(notice.places);
        return "passing";
      case "rights":
        this.#texts = { ...this.#texts, rights: notice.text };
        this.#told = { ...this.#told, rights: notice.rights };
        return "to-keep";
      case "standing-change":
        return this.#hearChange(notice);
      case "decision":
        this.#hearDecision(notice.told);
        return "passing";
      case "removal":
        this.#told = { ...this.#told, removal: notice.removal };
        return "passing";
      case "restarting":
      case "other":
        return "passing";
    }
  }

  /** Where words of brackets were is what is known of them until it is told anew. */
  #hearStanding(standing: Standing): void {
    const places = this.#told.standing?.brackets?.places ?? new Map();
    const told = standing.brackets ?? noBrackets;
    const brackets = withPlaces(told, new Map([...places].filter(([id]) => told.all.has(id))));
    this.#told = { ...this.#told, standing: { ...standing, brackets } };
  }

  #hearPlaces(places: Parameters<typeof withPlaces>[1]): void {
    const { standing } = this.#told;
    if (standing === undefined) return;
    const before = standing.brackets ?? noBrackets;
    const brackets = withPlaces(before, places);
    if (brackets !== before) this.#told = { ...this.#told, standing: { ...standing, brackets } };
  }

  #hearChange(notice: StandingChange): Heard {
    const { since, standing: change, tellsNumbers, tellsAlternatives, gone, dissolved, text } = notice;
    const before = this.#told.standing;
    if (before?.seq !== since) return "gap";
    const numbers = tellsNumbers ? change.numbers : before.numbers;
    const told = [...(change.brackets?.all.values() ?? [])];
    const brackets = withBrackets(before.brackets ?? noBrackets, told, gone);
    const packages = withPackages(
      before.packages ?? noPackages,
      [...(change.packages?.values() ?? [])],
      dissolved,
    );
    const standing = {
      ...change,
      numbers,
      brackets,
      alternatives: tellsAlternatives ? change.alternatives : before.alternatives,
      choices: tellsAlternatives ? change.choices : before.choices,
      packages,
      clauses: new Map([...before.clauses, ...change.clauses]),
    };
    this.#texts = { ...this.#texts, standing: changedText(this.#texts.standing, text) };
    this.#told = { ...this.#told, standing };
    return "to-keep";
  }

  #hearDecision(decision: ToldDecision): void {
    if (this.#heard === undefined || decision.seq <= this.#heard) return;
    this.#heard = decision.seq;
    const { deed } = decision;
    this.#told = {
      ...this.#told,
      told: [...this.#told.told, decision].slice(-mostTold),
      issued: deed.kind === "revision" ? deed.symbol : this.#told.issued,
    };
  }
}
