import { type Audience, readAudience } from "../model/audience";
import { clauseKinds } from "../model/clause";
import { draftId } from "../model/ids";
import {
  type Finding,
  type Intake,
  keptReasons,
  ownReasons,
  type ReadAlternatives,
  type ReadBrackets,
  type ReadComments,
  type ReadRun,
  type StartedFromFile,
  severities,
} from "../model/intake";
import { JsonReader } from "../model/json";
import { problemOf, Unreachable } from "./http";

/** The server writes kinds in capitals. */
function readKind(clause: JsonReader) {
  const kind = clause.string("kind").toLowerCase();
  const found = clauseKinds.find((each) => each === kind);
  return found ?? "operative";
}

function readRun(run: JsonReader): ReadRun {
  if (!run.has("footnote")) return readWords(run);
  return { text: "", footnote: run.array("footnote", readWords), bold: false, italic: false };
}

function readWords(run: JsonReader): ReadRun {
  return {
    text: run.string("text"),
    bold: run.optionalBoolean("bold") ?? false,
    italic: run.optionalBoolean("italic") ?? false,
  };
}

function readCell(cell: JsonReader | undefined) {
  return (
    cell && {
      table: cell.number("table"),
      row: cell.number("row"),
      cell: cell.number("cell"),
      header: cell.optionalBoolean("header") ?? false,
    }
  );
}

export function readFinding(finding: JsonReader): Finding {
  return {
    severity: finding.oneOf("severity", severities),
    code: finding.string("code"),
    message: finding.string("message"),
    count: finding.number("count"),
    place: finding.optionalString("place"),
    excerpt: finding.optionalString("excerpt"),
    further: finding.optionalBoolean("further") ?? false,
  };
}

function readBrackets(brackets: JsonReader | undefined): ReadBrackets {
  if (brackets === undefined) return { count: 0, kept: [] };
  return {
    count: brackets.number("count"),
    kept: brackets.array("kept", (each) => ({
      clause: each.number("clause"),
      reason: each.oneOf("reason", keptReasons),
      excerpt: each.string("excerpt"),
    })),
  };
}

function readAlternatives(alternatives: JsonReader | undefined): ReadAlternatives {
  if (alternatives === undefined) return { found: [], kept: [] };
  return {
    found: alternatives.array("found", (each) => ({ clause: each.number("clause"), of: each.number("of") })),
    kept: alternatives.array("kept", (each) => ({
      clause: each.number("clause"),
      reason: each.oneOf("reason", ownReasons),
      number: each.string("number"),
    })),
  };
}

function readComments(comments: JsonReader | undefined): ReadComments {
  if (comments === undefined) return { count: 0, authors: 0, notTaken: 0, audiences: [] };
  return {
    count: comments.number("count"),
    authors: comments.number("authors"),
    notTaken: comments.number("notTaken"),
    audiences: comments.array("audiences", readAudience),
  };
}

export function readIntake(value: unknown): Intake {
  const intake = new JsonReader(value, "intake");
  const file = intake.object("file");
  return {
    file: { name: file.string("name"), bytes: file.number("bytes"), sha256: file.string("sha256") },
    title: intake.string("title"),
    clauses: intake.array("clauses", (clause) => ({
      kind: readKind(clause),
      number: clause.optionalString("number") ?? "",
      text: clause.string("text"),
      paragraphs: clause.array("paragraphs", (paragraph) => ({
        depth: paragraph.number("depth"),
        label: paragraph.string("label"),
        labelInFile: paragraph.optionalString("labelInFile"),
        runs: paragraph.array("runs", readRun),
        cell: readCell(paragraph.optionalObject("cell")),
      })),
      numberInFile: clause.optionalString("numberInFile"),
    })),
    leftOut: intake.array("leftOut", (line) => ({
      code: line.string("code"),
      before: line.number("before"),
      runs: line.array("runs", readRun),
    })),
    findings: intake.array("findings", readFinding),
    brackets: readBrackets(intake.optionalObject("brackets")),
    alternatives: readAlternatives(intake.optionalObject("alternatives")),
    comments: readComments(intake.optionalObject("comments")),
    characters: intake.object("figures").number("characters"),
  };
}

/** Sends a file, or what a clipboard holds, as it is. Throws `ApiError`, `Unreachable`, or an `AbortError` when the signal ends it. */
export async function send(
  path: string,
  query: readonly (readonly [string, string])[],
  file: Blob,
  signal: AbortSignal,
): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(`${path}?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`, {
      method: "POST",
      headers: {
        Accept: "application/json",
        "Content-Type": "application/octet-stream",
        "X-Plenary-Request": "1",
      },
      credentials: "same-origin",
      cache: "no-store",
      body: file,
      signal,
    });
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
  if (!response.ok) throw await problemOf(response);
  return response.json();
}

/** What a file would become as a draft; nothing is changed. */
export async function readFile(file: File, signal: AbortSignal): Promise<Intake> {
  return readIntake(await send("/api/intake", [["name", file.name]], file, signal));
}

/** One's own delegation needs no code. */
function audienceName({ kind, code }: Audience): string {
  return kind === "GROUP" ? `GROUP:${code}` : kind;
}

/**
 * Starts a draft with the text of a file, corrected as somebody wanted it; the server keeps the file.
 *
 * @param makes whether square brackets that were typed become brackets of the draft, and clauses that the file calls
 *     alternatives its alternatives; who is to read the file's comments, undefined if they are left out
 */
export async function createFromFile(
  file: File,
  title: string,
  corrections: readonly string[],
  makes: {
    readonly brackets: boolean;
    readonly alternatives: boolean;
    readonly comments: Audience | undefined;
  },
  signal: AbortSignal,
): Promise<StartedFromFile> {
  const query = [
    ["name", file.name],
    ["title", title],
    ["brackets", makes.brackets ? "make" : "keep"],
    ["alternatives", makes.alternatives ? "make" : "keep"],
    ["comments", makes.comments === undefined ? "leave" : audienceName(makes.comments)],
    ...corrections.map((each) => ["correct", each] as const),
  ] as const;
  const made = await send("/api/drafts/imports", query, file, signal);
  const started = new JsonReader(made, "draft");
  const comments = started.optionalObject("comments");
  return {
    draft: draftId(started.string("id")),
    commentsNotTaken: comments?.number("notTaken") ?? 0,
    reason: comments?.optionalString("reason"),
  };
}
