/** The forms in which a text leaves the house, in the order in which they are offered. */
export const exportFormats = ["docx", "pdf", "html", "md", "txt", "akn", "json", "zip"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is exported: the text of a moment, or what changed between two. Moments are named as the server names them. */
export type ExportSubject =
  | { readonly kind: "text"; readonly at: string }
  | { readonly kind: "redline"; readonly from: string; readonly to: string };

/** What may be chosen about a file: who holds its brackets, decisions, comments, changes that stay tracked, numbered lines. */
export const exportOptions = ["attribution", "notes", "comments", "protect", "lines"] as const;
export type ExportOption = (typeof exportOptions)[number];
export type ChosenOptions = ReadonlySet<ExportOption>;

/** Whether a format can show what changed between two moments. Akoma Ntoso has no marks for that. */
export function showsRedline(format: ExportFormat): boolean {
  return format !== "akn";
}

/** The options that make a difference to such a file. */
export function optionsOf(format: ExportFormat, subject: ExportSubject): readonly ExportOption[] {
  const { kind } = subject;
  // A redline has no brackets drawn in it, and tells who did what about them in any case.
  const holders: readonly ExportOption[] = kind === "redline" ? [] : ["attribution"];
  const kept: readonly ExportOption[] = kind === "redline" ? ["protect"] : [];
  // What was said is known as it is now, and about words as they are now.
  const now = (subject.kind === "text" ? subject.at : subject.to) === "now";
  switch (format) {
    case "docx":
      return [...holders, "notes", ...(now ? (["comments"] as const) : []), ...kept];
    case "pdf":
      return [...holders, "lines"];
    case "zip":
      return [...holders, "notes", ...kept, "lines"];
    default:
      return holders;
  }
}

/** The query that asks the server for a subject; options that make no difference to the format are left out. */
export function exportQuery(
  format: ExportFormat,
  subject: ExportSubject,
  chosen: ChosenOptions,
): URLSearchParams {
  const query = new URLSearchParams(
    subject.kind === "text" ? { at: subject.at } : { from: subject.from, to: subject.to },
  );
  for (const option of optionsOf(format, subject)) {
    if (chosen.has(option)) query.set(option, option === "comments" ? "shared" : "true");
  }
  return query;
}
