/** The forms that the paper of a proposal has. */
export const paperFormats = ["docx", "pdf", "html", "md", "txt"] as const;

/** How a proposal becomes a paper. */
export interface PaperForm {
  readonly format: (typeof paperFormats)[number];
  /** What it changes, or the text that it makes. */
  readonly as: "redline" | "clean";
  /** The clauses that it changes, or the whole text. */
  readonly scope: "changes" | "whole";
  /** The branch as it is now, for its own people; otherwise what was submitted, if it was. */
  readonly of: "branch" | undefined;
}
