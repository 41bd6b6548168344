import { bracketKinds, outcomes, stances } from "../model/brackets";
import { clauseKinds } from "../model/clause";
import {
  type Activity,
  type AllFigures,
  type Blame,
  type BracketDeed,
  type BracketThen,
  bracketActs,
  type CellPlace,
  type ClauseDeed,
  type ClauseHistory,
  clauseActs,
  clauseChanges,
  type Deed,
  type Figures,
  type Hand,
  type Incorporated,
  type Mark,
  type MarkedClause,
  type Moment,
  nobody,
  type Part,
  type Redline,
  type Revision,
  type Run,
  type Style,
  type Timeline,
  type Wording,
} from "../model/history";
import { bracketId, clauseId, personId } from "../model/ids";
import { JsonReader, readArray } from "../model/json";
import { readDelegationCode } from "../model/readDelegation";
import { clauseStatuses, draftingModes } from "../model/standing";
import { takings } from "../model/taking";

/*
 * What the server tells of a draft's history, checked as it comes in.
 */

const changes = ["insert", "delete"] as const;

function readIncorporated(from: JsonReader): Incorporated | undefined {
  const taken = from.optionalObject("incorporated");
  return (
    taken && {
      symbols: taken.strings("symbols"),
      name: taken.string("name"),
      delegation: readDelegationCode(taken),
    }
  );
}

function readDeed(from: JsonReader): Deed {
  return {
    person: personId(from.string("person")),
    name: from.string("name"),
    delegation: readDelegationCode(from),
    at: from.date("at"),
    seq: from.number("seq"),
    ofDraft: from.optionalBoolean("ofDraft"),
    incorporated: readIncorporated(from),
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
    // A break before an empty paragraph has no text whose author could be named, and what is no text has none.
    by:
      (text === "\n" || run.optionalString("sign") !== undefined) &&
      run.optionalString("person") === undefined
        ? nobody
        : readDeed(run),
    writer: readOptionalDeed(run, "writer"),
    format: format === undefined ? undefined : readStyle(format),
    ...readStyle(run),
  };
}

type Standing = ReadonlyMap<string, BracketThen>;

function readStanding(redline: JsonReader): Standing {
  const standing = redline.optionalArray("standing", (bracket) => ({
    id: bracketId(bracket.string("id")),
    kind: bracket.oneOf("kind", bracketKinds),
    holders: bracket.array("holders", (hold) => hold.string("holder")),
  }));
  return new Map(standing.map((bracket) => [bracket.id, bracket]));
}

function readRun(run: JsonReader, standing: Standing): Run {
  return {
    ...readPart(run),
    sign: standing.get(run.optionalString("sign") ?? ""),
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

function readClause(clause: JsonReader, standing: Standing): MarkedClause {
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
    runs: clause.array("runs", (run) => readRun(run, standing)),
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
      delegation: readDelegationCode(each),
      ofDraft: each.optionalBoolean("ofDraft"),
    })),
  };
}

function readBracketDeed(deed: JsonReader): BracketDeed {
  return {
    ...readDeed(deed),
    act: deed.oneOf("act", bracketActs),
    clauses: deed.strings("clauses").map(clauseId),
    quote: deed.string("quote"),
    holder: deed.optionalString("holder"),
    stance: deed.optionalOneOf("stance", stances),
    settled: deed.optionalOneOf("settled", outcomes),
    agreed: deed.optionalBoolean("agreed") ?? false,
    note: deed.optionalString("note"),
  };
}

function readClauseDeed(deed: JsonReader): ClauseDeed {
  return {
    ...readDeed(deed),
    act: deed.oneOf("act", clauseActs),
    clauses: deed.strings("clauses").map(clauseId),
    symbol: deed.optionalString("symbol"),
    title: deed.optionalString("title"),
    titleBefore: deed.optionalString("titleBefore"),
    status: deed.optionalOneOf("status", clauseStatuses),
    forum: deed.optionalString("forum"),
    parties: deed.optionalStrings("parties") ?? [],
    note: deed.optionalString("note"),
  };
}

export function readRedline(value: unknown): Redline {
  const redline = new JsonReader(value, "redline");
  const standing = readStanding(redline);
  return {
    from: readMoment(redline.object("from")),
    to: readMoment(redline.object("to")),
    clauses: redline.array("clauses", (clause) => readClause(clause, standing)),
    figures: readFigures(redline.object("figures")),
    brackets: redline.optionalArray("brackets", readBracketDeed),
    acts: redline.optionalArray("acts", readClauseDeed),
  };
}

export function readBlame(value: unknown): Blame {
  const blame = new JsonReader(value, "blame");
  return {
    at: readMoment(blame.object("at")),
    clauses: blame.array("clauses", (clause) => readClause(clause, new Map())),
  };
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
    delegation: readDelegationCode(revision),
    statuses: new Map(
      clauseStatuses
        .map((status) => [status, counts.get(status) ?? 0] as const)
        .filter(([, count]) => count > 0),
    ),
    brackets: revision.optionalNumber("brackets") ?? 0,
    placeholders: revision.optionalNumber("placeholders") ?? 0,
    signedBy: revision.optionalObject("signature")?.string("key"),
    importedAt: revision.optionalObject("imported")?.date("at"),
    figures: readFigures(revision.object("figures")),
  };
}

export function readRevisions(value: unknown): Revision[] {
  return readArray(value, "revisions", readRevision);
}

const markKinds = [
  "revision",
  "status",
  "mode",
  "access",
  "restore",
  "archive",
  "undo",
  "bracket",
  "bracket-hold",
  "bracket-leave",
  "bracket-settle",
  "bracket-again",
  "numbering",
  "alternative",
  "choice",
  "choice-again",
  "apart",
  "package",
  "package-change",
  "package-dissolve",
  "package-status",
  "confirm",
  "proposal-rules",
  "proposal",
  "sponsor",
  "withdraw",
  "not-taken",
  "incorporate",
  "streamline",
  "base",
  "follow",
  "invite",
  "join",
] as const;

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
    case "bracket":
      return { ...deed, kind, clause: clauseId(mark.string("clause")), holder: mark.string("holder") };
    case "bracket-hold":
    case "bracket-leave":
      return { ...deed, kind, holder: mark.string("holder") };
    case "bracket-settle":
      return { ...deed, kind, deletes: mark.oneOf("as", ["KEEP", "DELETE"]) === "DELETE" };
    case "bracket-again":
      return { ...deed, kind };
    case "package":
    case "package-change":
      return { ...deed, kind, title: mark.string("title") };
    case "package-dissolve":
      return { ...deed, kind };
    case "package-status":
      return {
        ...deed,
        kind,
        status: mark.oneOf("status", clauseStatuses),
        clauses: mark.strings("clauses").map(clauseId),
      };
    case "confirm":
      return {
        ...deed,
        kind,
        clause: clauseId(mark.string("clause")),
        party: mark.string("party"),
        confirms: mark.boolean("confirms"),
      };
    case "numbering":
      return { ...deed, kind, since: mark.optionalString("since") };
    case "alternative":
      return { ...deed, kind, of: clauseId(mark.string("of")) };
    case "choice": {
      const choose = mark.optionalString("choose");
      return { ...deed, kind, choose: choose === undefined ? undefined : clauseId(choose) };
    }
    case "choice-again":
      return { ...deed, kind, of: clauseId(mark.string("of")) };
    case "apart":
      return { ...deed, kind, clause: clauseId(mark.string("clause")) };
    case "proposal-rules":
      return { ...deed, kind };
    case "proposal":
      return { ...deed, kind, symbol: mark.string("symbol"), title: mark.string("title") };
    case "sponsor": {
      const symbol = mark.string("symbol");
      return { ...deed, kind, symbol, party: mark.string("party"), joins: mark.boolean("joins") };
    }
    case "withdraw":
    case "not-taken":
      return { ...deed, kind, symbol: mark.string("symbol") };
    case "incorporate":
      return {
        ...deed,
        kind,
        symbol: mark.string("symbol"),
        clauses: mark.strings("clauses").map(clauseId),
        as: mark.oneOf("as", takings),
      };
    case "streamline":
      return { ...deed, kind, symbols: mark.strings("symbols"), clause: clauseId(mark.string("clause")) };
    case "base":
      return { ...deed, kind };
    case "follow":
      return { ...deed, kind, followed: mark.number("followed") };
    case "invite":
      return { ...deed, kind, party: mark.string("party"), invited: mark.boolean("invited") };
    case "join":
      return { ...deed, kind, party: mark.string("party"), joins: mark.boolean("joins") };
    case "undo": {
      const of = mark.object("of");
      return {
        ...deed,
        kind,
        to: mark.number("to"),
        of: { name: of.string("name"), delegation: readDelegationCode(of) },
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
    followed: activity.optionalNumber("followed"),
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
    delegation: readDelegationCode(person),
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
