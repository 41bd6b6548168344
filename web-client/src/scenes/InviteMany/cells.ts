/** A line of a pasted table, and where it stood. */
export interface Row {
  /** Counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A copy from a spreadsheet has tabs; a file has semicolons where the comma is the decimal sign, else commas. */
function separatorOf(text: string): string {
  if (text.includes("\t")) return "\t";
  const first = text.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  return first.split(";").length > first.split(",").length ? ";" : ",";
}

/** A cell in quotation marks that begins the text, or undefined; marks inside of it stand doubled. */
function quoted(text: string): string | undefined {
  return /^\s*"((?:[^"]|"")*)"\s*/.exec(text)?.[0];
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let rest: string | undefined = line;
  while (rest !== undefined) {
    const inMarks = quoted(rest);
    // Marks that do not enclose a whole cell are part of a name.
    if (
      inMarks !== undefined &&
      (inMarks.length === rest.length || rest.startsWith(separator, inMarks.length))
    ) {
      cells.push(inMarks.trim().slice(1, -1).replaceAll('""', '"'));
      rest = inMarks.length === rest.length ? undefined : rest.slice(inMarks.length + separator.length);
    } else {
      const end = rest.indexOf(separator);
      cells.push(end === -1 ? rest : rest.slice(0, end));
      rest = end === -1 ? undefined : rest.slice(end + separator.length);
    }
  }
  return cells.map((cell) => cell.replace(/[\s\u00a0\ufeff]+/g, " ").trim());
}

/** The lines of a table that was pasted from a spreadsheet or a file of separated values; empty ones are left out. */
export function rowsOf(text: string): Row[] {
  const separator = separatorOf(text);
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line, separator) }))
    .filter((row) => row.cells.some((cell) => cell !== ""));
}

/** A table as a file of separated values. No cell of it is taken for a formula by a spreadsheet. */
export function separatedValues(rows: readonly (readonly string[])[], separator: "," | ";"): string {
  const cell = (text: string) => {
    const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
  };
  // The mark at the front tells spreadsheets that it is UTF-8.
  return `\ufeff${rows.map((row) => row.map(cell).join(separator)).join("\r\n")}\r\n`;
}
