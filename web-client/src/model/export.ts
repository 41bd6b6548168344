/** The forms in which a text leaves the house, in the order in which they are offered. */
export const exportFormats = ["docx", "pdf", "html", "md", "txt", "akn", "json", "zip"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is exported: the text of a moment, or what changed between two. Moments are named as the server names them. */
export type ExportSubject =
  | { readonly kind: "text"; readonly at: string }
  | { readonly kind: "redline"; readonly from: string; readonly to: string };

/** What may be chosen about a file: comments, changes that stay tracked, numbered lines. */
export const exportOptions = ["notes", "protect", "lines"] as const;
export type ExportOption = (typeof exportOptions)[number];
export type ChosenOptions = ReadonlySet<ExportOption>;

/** Whether a format can show what changed between two moments. Akoma Ntoso has no marks for that. */
export function showsRedline(format: ExportFormat): boolean {
  return format !== "akn";
}

/** The options that make a difference to such a file. */
export function optionsOf(format: ExportFormat, kind: ExportSubject["kind"]): readonly ExportOption[] {
  const word: readonly ExportOption[] = kind === "redline" ? ["notes", "protect"] : ["notes"];
  switch (format) {
    case "docx":
      return word;
    case "pdf":
      return ["lines"];
    case "zip":
      return [...word, "lines"];
    default:
      return [];
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
