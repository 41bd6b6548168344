import type { BracketKind, Holder, Outcome, Stance } from "./brackets";
import type { ClauseKind } from "./clause";
import {
  type BracketId,
  type ClauseId,
  type DelegationCode,
  type DraftId,
  type LineageId,
  type PersonId,
  personId,
} from "./ids";
import type { ClauseStatus, DraftingMode } from "./standing";
import type { Taking } from "./taking";

/** A point in a draft's record: after the entry `seq`. */
export interface Moment {
  readonly seq: number;
  readonly at: Date;
  /** The symbol of the revision that was issued there, if one was. */
  readonly revision: string | undefined;
}

/** Whose deed something is, as they were called then, and where the record has it. */
export interface Deed {
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly at: Date;
  readonly seq: number;
  /** Whether it came along with the draft that a branch follows, and is the work of nobody on the branch. */
  readonly ofDraft?: boolean | undefined;
  /** From which proposals the words were taken, and by whom; undefined where they were written in the draft itself. */
  readonly incorporated?: Incorporated | undefined;
}

export interface Incorporated {
  readonly symbols: readonly string[];
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
}

/** In place of somebody whom the record does not name. */
export const nobody: Deed = {
  person: personId(""),
  name: "",
  delegation: undefined,
  at: new Date(0),
  seq: 0,
};

export interface Style {
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A piece of text with one author and one fate, as exact as the record. */
export interface Part extends Style {
  readonly text: string;
  readonly change: "insert" | "delete" | undefined;
  /** Who made the change; without a change, who wrote the text. */
  readonly by: Deed;
  /** Who wrote text that somebody else deleted or moved. */
  readonly writer: Deed | undefined;
  /** How the text looked before, where only that changed. */
  readonly format: Style | undefined;
}

/** A bracket that stood at one of the moments of a redline, as it stood last. */
export interface BracketThen {
  readonly id: BracketId;
  readonly kind: BracketKind;
  readonly holders: readonly Holder[];
}

/** A piece of a clause's text, as it is read: whole words where words were exchanged. */
export interface Run extends Part {
  /** Which paragraph of the clause it belongs to; the break after a paragraph belongs to that paragraph. */
  readonly paragraph: number;
  /** What it consists of, where several had a hand in it. */
  readonly parts: readonly Part[];
  /** The first revision in which the text appeared; known where authors are shown. */
  readonly since: string | undefined;
  /** The bracket that it is an end of, if it is no text; what happened to that end is its change. */
  readonly sign?: BracketThen | undefined;
  /** Which footnote it stands in, one number for all runs of it; undefined in none. A run without text is the footnote's mark. */
  readonly footnote?: number | undefined;
  /** The number of that footnote in the draft, or what it was if it is gone; undefined where it had gone before. */
  readonly footnoteNumber?: number | undefined;
  /** The number that it had at the first moment, if that was another one. */
  readonly footnoteNumberBefore?: number | undefined;
}

/** Where a paragraph stands in a table. The numbers only tell tables, rows and cells of a clause apart. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly cell: number;
  readonly header: boolean;
}

export interface Paragraph {
  /** How deep it is nested: 0 for the clause's own text. */
  readonly depth: number;
  readonly label: string;
  readonly labelBefore: string;
  readonly change: "insert" | "delete" | undefined;
  /** undefined in no table */
  readonly cell?: CellPlace | undefined;
}

export const clauseChanges = ["kept", "changed", "added", "removed"] as const;
export type ClauseChange = (typeof clauseChanges)[number];

/** A clause with what became of it between two moments, or as it stood at one. */
export interface MarkedClause {
  readonly id: ClauseId;
  readonly change: ClauseChange;
  readonly moved: boolean;
  readonly kind: ClauseKind;
  /** "" where the kind has no number. */
  readonly number: string;
  readonly kindBefore: ClauseKind | undefined;
  readonly numberBefore: string;
  /** Who added, removed or moved it. */
  readonly by: Deed | undefined;
  readonly paragraphs: readonly Paragraph[];
  readonly runs: readonly Run[];
  /** Where its negotiation stood; known where the text of one moment is shown. */
  readonly status: ClauseStatus | undefined;
}

export interface Figures {
  readonly clauses: number;
  readonly inserted: number;
  readonly deleted: number;
}

export interface DelegationFigures extends Figures {
  /** Undefined for people without a delegation. */
  readonly delegation: DelegationCode | undefined;
  /** Whether they are of what came along with the draft that a branch follows. */
  readonly ofDraft?: boolean | undefined;
}

export interface AllFigures extends Figures {
  readonly delegations: readonly DelegationFigures[];
}

/** What may be done about a bracket. */
export const bracketActs = [
  "PLACED",
  "PLACEHOLDER",
  "JOINED",
  "CHANGED",
  "LEFT",
  "LIFTED",
  "SETTLED",
  "PUT_BACK",
] as const;

/** What somebody did about a bracket. */
export interface BracketDeed extends Deed {
  readonly act: (typeof bracketActs)[number];
  /** Those that it was placed in. */
  readonly clauses: readonly ClauseId[];
  /** The words when it was placed, of long ones the beginning. */
  readonly quote: string;
  /** Who holds it since, holds it otherwise, or left it. */
  readonly holder: Holder | undefined;
  readonly stance: Stance | undefined;
  /** What became of its words; undefined if it was not settled. */
  readonly settled: Outcome | undefined;
  /** Whether its holders agreed to that; otherwise it was the chair's proposal. */
  readonly agreed: boolean;
  readonly note: string | undefined;
}

/** What may be done about packages, alternatives, agreements ad referendum and proposals. */
export const clauseActs = [
  "PACKAGE_MADE",
  "PACKAGE_CHANGED",
  "PACKAGE_DISSOLVED",
  "PACKAGE_DECIDED",
  "AD_REFERENDUM",
  "CONFIRMED",
  "WITHHELD",
  "OFFERED",
  "COPIED",
  "CHOSEN",
  "NONE_CHOSEN",
  "CHOICE_PUT_BACK",
  "SET_APART",
  "TABLED",
  "TABLED_AGAIN",
  "SPONSORED",
  "SPONSORED_NO_MORE",
  "WITHDRAWN",
  "NOT_TAKEN",
  "TAKEN_PROPOSED",
  "TAKEN_MERGED",
  "TAKEN_BRACKETED",
  "TAKEN_ALTERNATIVE",
  "STREAMLINED",
] as const;

/** What somebody did about a package, an alternative, an agreement ad referendum, or a proposal. */
export interface ClauseDeed extends Deed {
  readonly act: (typeof clauseActs)[number];
  /** Of an alternative it and then what it competes with; of a choice what was chosen, if anything was, and its rivals. */
  readonly clauses: readonly ClauseId[];
  /** The symbol of the proposal. */
  readonly symbol: string | undefined;
  /** What the package is called since, or the proposal. */
  readonly title: string | undefined;
  /** What it was called, if otherwise. */
  readonly titleBefore: string | undefined;
  readonly status: ClauseStatus | undefined;
  /** Where an agreement was reached. */
  readonly forum: string | undefined;
  /**
   * Those that are asked to confirm; of a confirmation, the one whose it is; of a proposal whose that is, and its
   * sponsors, or the one that joins or leaves these.
   */
  readonly parties: readonly string[];
  readonly note: string | undefined;
}

/** What became of the text between two moments. */
export interface Redline {
  readonly from: Moment;
  readonly to: Moment;
  readonly clauses: readonly MarkedClause[];
  readonly figures: AllFigures;
  /** What was done about brackets in between, in order. */
  readonly brackets: readonly BracketDeed[];
  /** What was done about packages, alternatives, agreements ad referendum and proposals in between, in order. */
  readonly acts: readonly ClauseDeed[];
}

/** The text at a moment, with the author of each piece. */
export interface Blame {
  readonly at: Moment;
  readonly clauses: readonly MarkedClause[];
}

/** An issued revision: a state of the draft that never changes again. */
export interface Revision {
  readonly number: number;
  /** Which correction of the revision of that number this is; undefined for the revision itself. */
  readonly correction: number | undefined;
  readonly symbol: string;
  readonly title: string;
  readonly note: string | undefined;
  /** The symbol of the issue that this one corrects. */
  readonly corrects: string | undefined;
  readonly seq: number;
  /** Hash of the record's entry with which it was issued, in hexadecimal. */
  readonly head: string;
  readonly at: Date;
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly statuses: ReadonlyMap<ClauseStatus, number>;
  /** How many brackets stood in which words were contested. */
  readonly brackets: number;
  /** How many brackets stood for words that were to come. */
  readonly placeholders: number;
  /** The id of the key that signed the head, if it is signed. */
  readonly signedBy: string | undefined;
  /** When it came with an import, for which this server does not vouch; undefined for one that was issued here. */
  readonly importedAt: Date | undefined;
  readonly figures: AllFigures;
}

/** A clause that is called otherwise than before. */
export interface Renumbered {
  readonly clause: ClauseId;
  readonly from: string;
  readonly to: string;
}

export interface NextRevision {
  readonly number: number;
  readonly symbol: string;
  /** The clauses that are called otherwise than in the revision before. */
  readonly renumbered: readonly Renumbered[];
}

/** What is said of a revision that is to be issued. */
export interface RevisionEntry {
  readonly title: string;
  readonly note: string;
  /** The symbol of the issue that it corrects; undefined for a new revision. */
  readonly corrects: string | undefined;
}

/** How busy a stretch of the record was, up to the entry `seq`. */
export interface Activity {
  readonly seq: number;
  /** When its first entry was made, and its last. */
  readonly from: Date;
  readonly at: Date;
  readonly edits: number;
  readonly inserted: number;
  readonly deleted: number;
  /** On a branch, how much of both came along with the draft that it follows. */
  readonly followed?: number | undefined;
}

export type Mark = Deed &
  (
    | { readonly kind: "revision"; readonly symbol: string }
    | { readonly kind: "status"; readonly clause: ClauseId; readonly status: ClauseStatus }
    | { readonly kind: "mode"; readonly mode: DraftingMode }
    | { readonly kind: "access" }
    | { readonly kind: "restore"; readonly to: number }
    | { readonly kind: "archive"; readonly archived: boolean }
    | { readonly kind: "bracket"; readonly clause: ClauseId; readonly holder: string }
    | { readonly kind: "bracket-hold" | "bracket-leave"; readonly holder: string }
    | { readonly kind: "bracket-settle"; readonly deletes: boolean }
    | { readonly kind: "bracket-again" }
    | { readonly kind: "package" | "package-change"; readonly title: string }
    | { readonly kind: "package-dissolve" }
    | {
        readonly kind: "package-status";
        readonly status: ClauseStatus;
        readonly clauses: readonly ClauseId[];
      }
    | {
        readonly kind: "confirm";
        readonly clause: ClauseId;
        readonly party: string;
        readonly confirms: boolean;
      }
    | { readonly kind: "numbering"; readonly since: string | undefined }
    | { readonly kind: "alternative"; readonly of: ClauseId }
    | { readonly kind: "choice"; readonly choose: ClauseId | undefined }
    | { readonly kind: "choice-again"; readonly of: ClauseId }
    | { readonly kind: "apart"; readonly clause: ClauseId }
    | { readonly kind: "proposal-rules" }
    | { readonly kind: "proposal"; readonly symbol: string; readonly title: string }
    | {
        readonly kind: "sponsor";
        readonly symbol: string;
        readonly party: string;
        readonly joins: boolean;
      }
    | { readonly kind: "withdraw" | "not-taken"; readonly symbol: string }
    | {
        readonly kind: "incorporate";
        readonly symbol: string;
        readonly clauses: readonly ClauseId[];
        readonly as: Taking;
      }
    | { readonly kind: "streamline"; readonly symbols: readonly string[]; readonly clause: ClauseId }
    | { readonly kind: "base" }
    | { readonly kind: "follow"; readonly followed: number }
    | { readonly kind: "invite"; readonly party: string; readonly invited: boolean }
    | { readonly kind: "join"; readonly party: string; readonly joins: boolean }
    | { readonly kind: "undo"; readonly to: number; readonly of: Pick<Deed, "name" | "delegation"> }
  );

/** The life of a draft at a glance. */
export interface Timeline {
  readonly first: Moment;
  readonly last: Moment;
  readonly activity: readonly Activity[];
  readonly marks: readonly Mark[];
}

/** How a clause read at a moment. */
export interface Wording {
  readonly seq: number;
  readonly at: Date;
  readonly revision: string | undefined;
  /** Undefined where the clause was not there. */
  readonly text: string | undefined;
  readonly number: string;
  readonly status: ClauseStatus | undefined;
}

export interface StatusChange extends Deed {
  readonly status: ClauseStatus;
  readonly reason: string | undefined;
}

/** Somebody who had a hand in a clause. */
export interface Hand {
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly inserted: number;
  readonly deleted: number;
  readonly first: Date;
  readonly last: Date;
}

/** What became of one clause. */
export interface ClauseHistory {
  readonly id: ClauseId;
  readonly wordings: readonly Wording[];
  readonly statuses: readonly StatusChange[];
  readonly people: readonly Hand[];
}

/** A key by which the server signs the heads of revisions. */
export interface SigningKey {
  readonly id: string;
  readonly algorithm: string;
  /** SubjectPublicKeyInfo, in base 64. */
  readonly publicKey: string;
  readonly createdAt: Date;
  readonly retiredAt: Date | undefined;
  readonly endorsedBy: string | undefined;
}

/** What is public of any head that the server signed. */
export interface HeadFacts {
  readonly draft: DraftId;
  readonly lineage: LineageId;
  readonly seq: number;
  readonly head: string;
  readonly at: Date;
  readonly key: string;
}

/** The head of a draft's record at an issued revision, as the server signed it. */
export interface SignedRevision extends HeadFacts {
  readonly kind: "revision";
  readonly symbol: string;
  readonly number: number;
  /** In base 64. */
  readonly signature: string;
}

/** A head as a server saw it: when the record was imported, or when somebody asked for a receipt. */
export interface Witness extends HeadFacts {
  readonly kind: "import" | "receipt";
  readonly signature: string;
}

/** The head of a revision of a draft that is not open to everybody: what it is called and the signature are not public. */
export interface WithheldHead extends HeadFacts {
  readonly kind: "withheld";
}

/** A head with its signature. */
export type SignedHead = SignedRevision | Witness;

export type PublishedHead = SignedHead | WithheldHead;
