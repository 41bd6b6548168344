import { clauseKinds } from "../model/clause";
import {
  type Activity,
  type AllFigures,
  type Blame,
  type CellPlace,
  type ClauseHistory,
  clauseChanges,
  type Deed,
  type Figures,
  type Hand,
  type Mark,
  type MarkedClause,
  type Moment,
  type NextRevision,
  nobody,
  type Part,
  type Redline,
  type Revision,
  type RevisionEntry,
  type Run,
  type Style,
  type Timeline,
  type Wording,
} from "../model/history";
import {
  type ClauseId,
  clauseId,
  type DelegationCode,
  type DraftId,
  delegationCode,
  type PersonId,
  personId,
} from "../model/ids";
import { JsonReader, readArray } from "../model/json";
import { clauseStatuses, draftingModes } from "../model/standing";
import { getJson, request } from "./http";

const changes = ["insert", "delete"] as const;

function readDelegation(from: JsonReader): DelegationCode | undefined {
  const code = from.optionalString("delegation");
  return code === undefined ? undefined : delegationCode(code);
}

function readDeed(from: JsonReader): Deed {
  return {
    person: personId(from.string("person")),
    name: from.string("name"),
    delegation: readDelegation(from),
    at: from.date("at"),
    seq: from.number("seq"),
  };
}

function readOptionalDeed(from: JsonReader, name: string): Deed | undefined {
  const deed = from.optionalObject(name);
  return deed === undefined ? undefined : readDeed(deed);
}

function readMoment(moment: JsonReader): Moment {
  return {
    seq: moment.number("seq"),
    at: moment.date("at"),
    revision: moment.optionalString("revision"),
  };
}

function readStyle(style: JsonReader): Style {
  return {
    bold: style.optionalBoolean("bold") ?? false,
    italic: style.optionalBoolean("italic") ?? false,
  };
}

function readPart(run: JsonReader): Part {
  const text = run.string("text");
  const format = run.optionalObject("format");
  return {
    text,
    change: run.optionalOneOf("change", changes),
    // A break before an empty paragraph has no text whose author could be named.
    by: text === "\n" && run.optionalString("person") === undefined ? nobody : readDeed(run),
    writer: readOptionalDeed(run, "writer"),
    format: format === undefined ? undefined : readStyle(format),
    ...readStyle(run),
  };
}

function readRun(run: JsonReader): Run {
  return {
    ...readPart(run),
    paragraph: run.number("paragraph"),
    parts: run.optionalArray("parts", readPart),
    since: run.optionalString("since"),
    footnote: run.optionalNumber("footnote"),
    footnoteNumber: run.optionalNumber("footnoteNumber"),
    footnoteNumberBefore: run.optionalNumber("footnoteNumberBefore"),
  };
}

function readCell(cell: JsonReader | undefined): CellPlace | undefined {
  return (
    cell && {
      table: cell.number("table"),
      row: cell.number("row"),
      cell: cell.number("cell"),
      header: cell.boolean("header"),
    }
  );
}

function readClause(clause: JsonReader): MarkedClause {
  return {
    id: clauseId(clause.string("id")),
    change: clause.oneOf("change", clauseChanges),
    moved: clause.boolean("moved"),
    kind: clause.oneOf("kind", clauseKinds),
    number: clause.optionalString("number") ?? "",
    kindBefore: clause.optionalOneOf("kindBefore", clauseKinds),
    numberBefore: clause.optionalString("numberBefore") ?? "",
    by: readOptionalDeed(clause, "by"),
    paragraphs: clause.array("paragraphs", (paragraph) => ({
      depth: paragraph.number("depth"),
      label: paragraph.optionalString("label") ?? "",
      labelBefore: paragraph.optionalString("labelBefore") ?? "",
      change: paragraph.optionalOneOf("change", changes),
      cell: readCell(paragraph.optionalObject("cell")),
    })),
    runs: clause.array("runs", readRun),
    status: clause.optionalOneOf("status", clauseStatuses),
  };
}

function readSums(figures: JsonReader): Figures {
  return {
    clauses: figures.number("clauses"),
    inserted: figures.number("inserted"),
    deleted: figures.number("deleted"),
  };
}

function readFigures(figures: JsonReader): AllFigures {
  return {
    ...readSums(figures),
    delegations: figures.array("delegations", (each) => ({
      ...readSums(each),
      delegation: readDelegation(each),
    })),
  };
}

export function readRedline(value: unknown): Redline {
  const redline = new JsonReader(value, "redline");
  return {
    from: readMoment(redline.object("from")),
    to: readMoment(redline.object("to")),
    clauses: redline.array("clauses", readClause),
    figures: readFigures(redline.object("figures")),
  };
}

export function readBlame(value: unknown): Blame {
  const blame = new JsonReader(value, "blame");
  return { at: readMoment(blame.object("at")), clauses: blame.array("clauses", readClause) };
}

function readRevision(revision: JsonReader): Revision {
  const counts = revision.numbers("statuses");
  return {
    number: revision.number("number"),
    correction: revision.optionalNumber("correction"),
    symbol: revision.string("symbol"),
    title: revision.string("title"),
    note: revision.optionalString("note"),
    corrects: revision.optionalString("corrects"),
    seq: revision.number("seq"),
    head: revision.string("head"),
    at: revision.date("at"),
    person: personId(revision.string("person")),
    name: revision.string("name"),
    delegation: readDelegation(revision),
    statuses: new Map(
      clauseStatuses
        .map((status) => [status, counts.get(status) ?? 0] as const)
        .filter(([, count]) => count > 0),
    ),
    signedBy: revision.optionalObject("signature")?.string("key"),
    importedAt: revision.optionalObject("imported")?.date("at"),
    figures: readFigures(revision.object("figures")),
  };
}

export function readRevisions(value: unknown): Revision[] {
  return readArray(value, "revisions", readRevision);
}

const markKinds = ["revision", "status", "mode", "access", "restore", "archive", "undo"] as const;

function readMark(mark: JsonReader): Mark {
  const kind = mark.oneOf("kind", markKinds);
  const deed = readDeed(mark);
  switch (kind) {
    case "revision":
      return { ...deed, kind, symbol: mark.string("symbol") };
    case "status":
      return {
        ...deed,
        kind,
        clause: clauseId(mark.string("clause")),
        status: mark.oneOf("status", clauseStatuses),
      };
    case "mode":
      return { ...deed, kind, mode: mark.oneOf("mode", draftingModes) };
    case "access":
      return { ...deed, kind };
    case "restore":
      return { ...deed, kind, to: mark.number("to") };
    case "archive":
      return { ...deed, kind, archived: mark.boolean("archived") };
    case "undo": {
      const of = mark.object("of");
      const delegation = of.optionalString("delegation");
      return {
        ...deed,
        kind,
        to: mark.number("to"),
        of: {
          name: of.string("name"),
          delegation: delegation === undefined ? undefined : delegationCode(delegation),
        },
      };
    }
  }
}

function readActivity(activity: JsonReader): Activity {
  return {
    seq: activity.number("seq"),
    from: activity.date("from"),
    at: activity.date("at"),
    edits: activity.number("edits"),
    inserted: activity.number("inserted"),
    deleted: activity.number("deleted"),
  };
}

export function readTimeline(value: unknown): Timeline {
  const timeline = new JsonReader(value, "timeline");
  return {
    first: readMoment(timeline.object("first")),
    last: readMoment(timeline.object("last")),
    activity: timeline.array("activity", readActivity),
    marks: timeline.array("marks", readMark).sort((a, b) => a.seq - b.seq),
  };
}

function readWording(wording: JsonReader): Wording {
  return {
    seq: wording.number("seq"),
    at: wording.date("at"),
    revision: wording.optionalString("revision"),
    text: wording.optionalString("text"),
    number: wording.optionalString("number") ?? "",
    status: wording.optionalOneOf("status", clauseStatuses),
  };
}

function readHand(person: JsonReader): Hand {
  return {
    person: personId(person.string("person")),
    name: person.string("name"),
    delegation: readDelegation(person),
    inserted: person.number("inserted"),
    deleted: person.number("deleted"),
    first: person.date("first"),
    last: person.date("last"),
  };
}

export function readClauseHistory(value: unknown): ClauseHistory {
  const history = new JsonReader(value, "history");
  return {
    id: clauseId(history.string("id")),
    wordings: history.array("wordings", readWording),
    statuses: history.array("statuses", (change) => ({
      ...readDeed(change),
      status: change.oneOf("status", clauseStatuses),
      reason: change.optionalString("reason"),
    })),
    people: history.array("people", readHand),
  };
}

function draftPath(draft: DraftId): string {
  return `/api/drafts/${encodeURIComponent(draft)}`;
}

/** The members that are there, as the query of an address. */
function query(members: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(members).filter(
    (member): member is [string, string] => member[1] !== undefined,
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
}

/** Between which moments, of what, and how finely changes are shown. Moments are named as the server names them. */
export interface RedlineQuery {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly clause: ClauseId | undefined;
  readonly by: "word" | "character";
}

export async function getRedline(
  draft: DraftId,
  asked: RedlineQuery,
  signal?: AbortSignal,
): Promise<Redline> {
  return readRedline(await getJson(`${draftPath(draft)}/redline${query({ ...asked })}`, signal));
}

export interface BlameQuery {
  readonly at: string | undefined;
  readonly clause: ClauseId | undefined;
  /** Whether text that is gone is shown where it stood. */
  readonly deleted: boolean;
}

export async function getBlame(draft: DraftId, asked: BlameQuery, signal?: AbortSignal): Promise<Blame> {
  const { at, clause, deleted } = asked;
  const path = `${draftPath(draft)}/blame${query({ at, clause, deleted: deleted ? "true" : undefined })}`;
  return readBlame(await getJson(path, signal));
}

/** The revisions of a draft, oldest first. */
export async function listRevisions(draft: DraftId): Promise<Revision[]> {
  return readRevisions(await getJson(`${draftPath(draft)}/revisions`));
}

/** How the next revision would be called. */
export async function getNextRevision(draft: DraftId): Promise<NextRevision> {
  const next = new JsonReader(await getJson(`${draftPath(draft)}/revisions/next`), "next");
  return { number: next.number("number"), symbol: next.string("symbol") };
}

/** Freezes the draft as it is now under a symbol, which is returned. */
export async function issueRevision(
  draft: DraftId,
  { title, note, corrects }: RevisionEntry,
): Promise<string> {
  const response = await request("POST", `${draftPath(draft)}/revisions`, {
    title,
    ...(note === "" ? {} : { note }),
    ...(corrects === undefined ? {} : { corrects }),
  });
  return new JsonReader(await response.json(), "revision").string("symbol");
}

export async function getTimeline(draft: DraftId): Promise<Timeline> {
  return readTimeline(await getJson(`${draftPath(draft)}/timeline`));
}

export async function getClauseHistory(draft: DraftId, clause: ClauseId): Promise<ClauseHistory> {
  return readClauseHistory(
    await getJson(`${draftPath(draft)}/clauses/${encodeURIComponent(clause)}/history`),
  );
}

/** What is brought back, and why. */
export interface Restoration {
  /** The moment to which it is brought back. */
  readonly to: string;
  /** The one clause that is; undefined for the whole draft. */
  readonly clause: ClauseId | undefined;
  readonly reason: string;
}

/** Brings text back by a new change; returns how many clauses that changed. */
export async function restore(draft: DraftId, { to, clause, reason }: Restoration): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/restore`, {
    to,
    ...(clause === undefined ? {} : { clause }),
    ...(reason === "" ? {} : { reason }),
  });
  return new JsonReader(await response.json(), "restored").strings("clauses").length;
}

/** Takes back what one person changed since a moment, by a new change; returns how many clauses that changed. */
export async function undoPerson(
  draft: DraftId,
  person: PersonId,
  since: string,
  reason: string,
): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/undo`, {
    person,
    since,
    ...(reason === "" ? {} : { reason }),
  });
  return new JsonReader(await response.json(), "undone").strings("clauses").length;
}

/** Brings back the clauses that an entry of the record removed; returns how many came back. */
export async function bringBack(draft: DraftId, seq: number): Promise<number> {
  const response = await request("POST", `${draftPath(draft)}/bring-back`, { seq });
  return new JsonReader(await response.json(), "brought back").strings("clauses").length;
}

/** Where the server gives a receipt: the head of the record as it is then, signed. */
export function receiptAddress(draft: DraftId): string {
  return `${draftPath(draft)}/receipt`;
}

/** Where the browser gets the record file from. */
export function recordAddress(draft: DraftId): string {
  return `${draftPath(draft)}/record`;
}
