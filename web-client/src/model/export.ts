/** The forms in which a text leaves the house, in the order in which they are offered. */
export const exportFormats = ["docx", "pdf", "html", "md", "txt", "akn", "json", "zip"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is exported: the text of a moment, or what changed between two. Moments are named as the server names them. */
export type ExportSubject =
  | { readonly kind: "text"; readonly at: string }
  | { readonly kind: "redline"; readonly from: string; readonly to: string };

/** What may be chosen about a file: who holds its brackets, comments, changes that stay tracked, numbered lines. */
export const exportOptions = ["attribution", "notes", "protect", "lines"] as const;
export type ExportOption = (typeof exportOptions)[number];
export type ChosenOptions = ReadonlySet<ExportOption>;

/** Whether a format can show what changed between two moments. Akoma Ntoso has no marks for that. */
export function showsRedline(format: ExportFormat): boolean {
  return format !== "akn";
}

/** The options that make a difference to such a file. */
export function optionsOf(format: ExportFormat, kind: ExportSubject["kind"]): readonly ExportOption[] {
  // A redline has no brackets drawn in it, and tells who did what about them in any case.
  const holders: readonly ExportOption[] = kind === "redline" ? [] : ["attribution"];
  const word: readonly ExportOption[] = kind === "redline" ? ["notes", "protect"] : [...holders, "notes"];
  switch (format) {
    case "docx":
      return word;
    case "pdf":
      return [...holders, "lines"];
    case "zip":
      return [...word, "lines"];
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
  for (const option of optionsOf(format, subject.kind)) {
    if (chosen.has(option)) query.set(option, "true");
  }
  return query;
}
