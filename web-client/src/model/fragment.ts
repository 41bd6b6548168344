import type { ClauseKind } from "./clause";
import type { Finding } from "./intake";

/** A form in which a clipboard holds text, by the server's names. */
export type FragmentForm = "html" | "txt";

/** Where a fragment is to stand. */
export interface FragmentPlace {
  /** The kind of the clause around it, or of the clauses that would follow where that is a single line. */
  readonly within: ClauseKind;
  /** Whether a list would be one of sub-paragraphs there. */
  readonly item: boolean;
}

/** A piece of a paragraph: text, a line break, or a footnote. */
export interface FragmentInline {
  /** undefined for a line break and for a footnote */
  readonly text: string | undefined;
  /** The pieces of a footnote, which are no footnotes; left out for the others. */
  readonly footnote?: readonly FragmentInline[] | undefined;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A row of a table; its cells hold paragraphs. */
export interface FragmentRow {
  readonly header: boolean;
  readonly cells: readonly (readonly { readonly paragraph: readonly FragmentInline[] }[])[];
}

/** A part of a clause. */
export type FragmentBlock =
  | { readonly paragraph: readonly FragmentInline[] }
  | { readonly table: readonly FragmentRow[] }
  | { readonly subparagraph: readonly FragmentBlock[] };

export interface FragmentClause {
  readonly kind: ClauseKind;
  readonly blocks: readonly FragmentBlock[];
}

/** What happened to something in a fragment, with the words that it is about as far as there are any. */
export interface FragmentFinding extends Finding {
  readonly words: readonly string[];
}

/** A fragment of a text, as the server read it. */
export interface Fragment {
  /** What goes into the clause around it. */
  readonly parts: readonly FragmentBlock[];
  /** The level of sub-paragraphs that the first label of the parts is of, from 1; 0 if nothing tells. */
  readonly level: number;
  readonly clauses: readonly FragmentClause[];
  /** The numbers that were taken off the text. */
  readonly numbers: readonly string[];
  readonly findings: readonly FragmentFinding[];
}
