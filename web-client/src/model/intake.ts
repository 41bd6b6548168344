import type { Audience } from "./audience";
import type { ClauseKind } from "./clause";
import type { CellPlace } from "./history";
import type { DraftId } from "./ids";

/** The most bytes of a file that is read as a draft. */
export const longestFile = 10 * 1024 * 1024;

/** The ends of the names of files that can be read as a draft. */
export const readableFiles = [".docx", ".md", ".txt"] as const;

/** How grave a finding is: words are missing, something became something else, worth knowing. */
export const severities = ["LOST", "CHANGED", "NOTED"] as const;
export type Severity = (typeof severities)[number];

/** What the server tells of a file; of a code that is not among these, its own words are shown. */
export const findingCodes = [
  "comments",
  "footnotes",
  "endnotes",
  "note-marks",
  "images",
  "text-boxes",
  "headers-and-footers",
  "phonetic-guides",
  "empty-fields",
  "embedded-objects",
  "hidden-text",
  "masthead",
  "contents",
  "front-matter",
  "html",
  "formatting",
  "statuses",
  "tracked-changes",
  "tables",
  "merged-cells",
  "nested-tables",
  "fields",
  "hyperlinks",
  "equations",
  "raised-text",
  "struck-text",
  "bullets",
  "blocks",
  "deep-nesting",
  "numbers",
  "alternatives",
  "alternatives-alone",
  "labels",
  "characters",
  "joined-lines",
  "divided-words",
  "doubtful-numbers",
  "article-headings",
  "opening-words",
  "unnumbered",
  "guessed-kind",
  "no-title",
  "long-title",
  "original-not-kept",
] as const;

/** Why the server does not read a file, by the name of the problem. */
export const intakeRefusals = [
  "unknown-format",
  "too-large",
  "empty",
  "broken",
  "locked-or-old",
  "macros",
  "unpacks-too-large",
  "forbidden-xml",
  "encoding",
  "too-long",
] as const;

/** Why a square bracket that was typed stays a character. */
export const keptReasons = ["unbalanced", "too-long", "too-many"] as const;

/** The square brackets that were typed in a file. */
export interface ReadBrackets {
  /** How many pairs can become brackets of the draft. */
  readonly count: number;
  /** Those that stay characters; clauses are counted from 1. */
  readonly kept: readonly {
    readonly clause: number;
    readonly reason: (typeof keptReasons)[number];
    readonly excerpt: string;
  }[];
}

/** Why a clause that a file calls an alternative is one of its own in any case. */
export const ownReasons = ["no-such-clause", "too-many"] as const;

/** The clauses that a file calls alternatives to others; clauses are counted from 1. */
export interface ReadAlternatives {
  /** Those that can be made alternatives, each with the one that it is an alternative to, in the order of the text. */
  readonly found: readonly { readonly clause: number; readonly of: number }[];
  readonly kept: readonly {
    readonly clause: number;
    readonly reason: (typeof ownReasons)[number];
    /** What the file calls it. */
    readonly number: string;
  }[];
}

/** What happened to something in a file when it was read. */
export interface Finding {
  readonly severity: Severity;
  /** The stable name of what happened. */
  readonly code: string;
  /** The server's own words for it, in English. */
  readonly message: string;
  readonly count: number;
  /** Where it was found, or first found, in the server's words, such as `paragraph 12`; undefined where that has no answer. */
  readonly place: string | undefined;
  readonly excerpt: string | undefined;
  /** Whether it only counts those beyond the ones that are named one by one. */
  readonly further: boolean;
}

/** All that was found of one kind. */
export interface FoundKind {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** Those with words or a place. */
  readonly named: readonly Finding[];
  /** How many there are that the server does not name; the file itself shows them. */
  readonly further: number;
}

/** The paragraph of the file in which something was found, if it was found in one. */
export function paragraphOf({ place }: Finding): string | undefined {
  return /^paragraph (\d+)$/.exec(place ?? "")?.[1];
}

/** A piece of text that looks the same throughout, or a footnote; a line break is `"\n"`. */
export interface ReadRun {
  /** "" for a footnote. */
  readonly text: string;
  /** The words of a footnote, in which there is none; left out for text. */
  readonly footnote?: readonly ReadRun[] | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
}

export interface ReadParagraph {
  /** How deep it is nested: 0 for the clause's own text. */
  readonly depth: number;
  /** "" where it shows none. */
  readonly label: string;
  /** The label that the file gave it, as it stood there; undefined where it had none, or this one. */
  readonly labelInFile: string | undefined;
  readonly runs: readonly ReadRun[];
  /** Undefined in no table. */
  readonly cell?: CellPlace | undefined;
}

/** A clause as it will be in the draft. */
export interface ReadClause {
  readonly kind: ClauseKind;
  /** "" where the kind has no number. */
  readonly number: string;
  readonly text: string;
  readonly paragraphs: readonly ReadParagraph[];
  /** The number that the file gave it, as it stood there, such as `1.`; undefined where it had none. */
  readonly numberInFile: string | undefined;
}

/** The number of a clause in the file, where it gets another; what stands around the digits does not matter. */
export function formerNumber({ number, numberInFile }: ReadClause): string | undefined {
  const bare = (text: string) => text.replace(/[^\p{Nd}]/gu, "");
  if (numberInFile === undefined || bare(numberInFile) === "") return undefined;
  return bare(numberInFile) === bare(number) ? undefined : numberInFile;
}

/** A paragraph that was left out as a whole for what it was taken for. */
export interface LeftOut {
  /** That of the finding that tells of it. */
  readonly code: string;
  /** The clause before which it stood, counted from 1; one more than there are if it stood behind all. */
  readonly before: number;
  readonly runs: readonly ReadRun[];
}

/** What was said in the margin of a file. */
export interface ReadComments {
  readonly count: number;
  readonly authors: number;
  /** How many more there are that cannot be taken over. */
  readonly notTaken: number;
  /** Who could read them in the draft, of whom one will be. */
  readonly audiences: readonly Audience[];
}

/** A draft that was started with a file. */
export interface StartedFromFile {
  readonly draft: DraftId;
  /** How many comments of the file were wanted and not taken over, and why the first was not, if that is known. */
  readonly commentsNotTaken: number;
  readonly reason: string | undefined;
}

/** A file that a draft began with. */
export interface OriginalFile {
  readonly name: string;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** What a file would become. */
export interface Intake {
  readonly brackets: ReadBrackets;
  readonly alternatives: ReadAlternatives;
  readonly comments: ReadComments;
  readonly file: OriginalFile;
  readonly title: string;
  readonly clauses: readonly ReadClause[];
  readonly leftOut: readonly LeftOut[];
  readonly findings: readonly Finding[];
  readonly characters: number;
}

/** Why a file is not sent at all; undefined if it can be. */
export type FileFault = "kind" | "size" | "empty";

export function faultOfFile(file: { readonly name: string; readonly size: number }): FileFault | undefined {
  const name = file.name.toLowerCase();
  if (!readableFiles.some((end) => name.endsWith(end))) return "kind";
  if (file.size > longestFile) return "size";
  return file.size === 0 ? "empty" : undefined;
}

const isNamed = ({ place, excerpt, further }: Finding) =>
  !further && (place !== undefined || excerpt !== undefined);

function kindOf(code: string, findings: readonly Finding[]): FoundKind {
  const first = findings[0];
  return {
    severity: first?.severity ?? "NOTED",
    code,
    message: first?.message ?? "",
    count: findings.reduce((sum, { count }) => sum + count, 0),
    named: findings.filter(isNamed),
    further: findings.reduce((sum, { count, further }) => sum + (further ? count : 0), 0),
  };
}

/** What was found of each severity that has any, the gravest first, and of each kind together. */
export function bySeverity(findings: readonly Finding[]): readonly (readonly [Severity, FoundKind[]])[] {
  const byCode = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = byCode.get(finding.code);
    if (same === undefined) byCode.set(finding.code, [finding]);
    else same.push(finding);
  }
  const kinds = [...byCode].map(([code, same]) => kindOf(code, same));
  return severities
    .map((severity) => [severity, kinds.filter((each) => each.severity === severity)] as const)
    .filter(([, found]) => found.length > 0);
}
