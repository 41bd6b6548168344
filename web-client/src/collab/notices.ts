import * as decoding from "lib0/decoding";
import { noPackages, readAgreement, readPackage, withPackages } from "../model/agreement";
import { readAlternative, readChoice } from "../model/alternatives";
import {
  type BracketPart,
  bracketKinds,
  noBrackets,
  outcomes,
  readBracket,
  readPlaces,
  stances,
  withBrackets,
} from "../model/brackets";
import {
  type BracketId,
  bracketId,
  type ClauseId,
  clauseId,
  type DelegationCode,
  delegationCode,
  type PackageId,
  type PersonId,
  packageId,
  personId,
} from "../model/ids";
import { JsonReader } from "../model/json";
import { readDelegationCode } from "../model/readDelegation";
import { readContested } from "../model/restoration";
import {
  clauseStatuses,
  type Decision,
  draftingModes,
  type HeldSince,
  type Rights,
  type Standing,
} from "../model/standing";
import { takings } from "../model/taking";
import type { LeftBehind, ToldDecision, ToldDeed, ToldOfProposal } from "../model/told";

/** Something that the server tells of its own accord; kinds that this page does not know are `other`. */
export type Notice =
  | { readonly kind: "restarting" }
  | { readonly kind: "standing"; readonly standing: Standing; readonly text: string }
  | { readonly kind: "rights"; readonly rights: Rights; readonly text: string }
  /** What has changed of the standing as it was at the entry `since`. */
  | {
      readonly kind: "standing-change";
      readonly since: number;
      readonly standing: Standing;
      /** Whether it says how clauses are numbered; otherwise that is as before. */
      readonly tellsNumbers: boolean;
      /** Whether it says which clauses compete; otherwise that is as before. */
      readonly tellsAlternatives: boolean;
      /** Brackets that are no more; of the standing's, only those are told that have changed. */
      readonly gone: readonly BracketId[];
      /** Packages that are no more, likewise. */
      readonly dissolved: readonly PackageId[];
      readonly text: string;
    }
  /** Where the words of some brackets are now. */
  | {
      readonly kind: "bracket-places";
      readonly places: ReadonlyMap<BracketId, readonly BracketPart[]>;
    }
  | { readonly kind: "decision"; readonly told: ToldDecision }
  | { readonly kind: "removal"; readonly removal: Removal }
  | { readonly kind: "other"; readonly name: string };

/** Many clauses that somebody removed at once. */
export interface Removal {
  /** The entry of the record that did it. */
  readonly seq: number;
  readonly person: PersonId;
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
  readonly count: number;
  /** The first of them, in the order of the text. */
  readonly clauses: readonly ClauseId[];
}

function readDecision(decision: JsonReader): Decision {
  return {
    status: decision.oneOf("status", clauseStatuses),
    person: personId(decision.string("person")),
    name: decision.string("name"),
    delegation: readDelegationCode(decision),
    at: decision.date("at"),
    reason: decision.optionalString("reason"),
    agreement: decision.has("agreement") ? readAgreement(decision.object("agreement")) : undefined,
  };
}

function readStanding(notice: JsonReader): Standing {
  const clauses = notice
    .entries("clauses")
    .map(([id, decision]) => [clauseId(id), readDecision(decision)] as const);
  return {
    seq: notice.number("seq"),
    mode: notice.oneOf("mode", draftingModes),
    archived: notice.optionalBoolean("archived") ?? false,
    clauses: new Map(clauses),
    numbers: notice.has("numbering") ? readNumbers(notice.object("numbering")) : undefined,
    brackets: withBrackets(noBrackets, notice.optionalArray("brackets", readBracket)),
    alternatives: notice.optionalArray("alternatives", readAlternative),
    choices: notice.optionalArray("choices", readChoice),
    packages: withPackages(noPackages, notice.optionalArray("packages", readPackage), []),
  };
}

function readNumbers(numbering: JsonReader): HeldSince | undefined {
  if (numbering.oneOf("mode", ["RUNNING", "HELD"]) === "RUNNING") return undefined;
  const held = numbering.array("numbers", (each) => ({
    clause: each.string("clause"),
    number: each.string("number"),
  }));
  return { symbol: numbering.string("since"), plan: { held } };
}

function readRights(notice: JsonReader): Rights {
  return {
    mayWrite: notice.boolean("mayWrite"),
    mayDecide: notice.boolean("mayDecide"),
    mayArrange: notice.boolean("mayArrange"),
    mayBracket: notice.optionalBoolean("mayBracket") ?? false,
    clauses: notice.optionalStrings("clauses") && new Set(notice.strings("clauses").map(clauseId)),
  };
}

function readBracketDeed(kind: string, notice: JsonReader): ToldDeed | undefined {
  const bracket = () => bracketId(notice.string("bracket"));
  const holder = () => notice.string("holder");
  switch (kind) {
    case "bracket": {
      const isToCome = notice.optionalOneOf("bracketKind", bracketKinds) === "PLACEHOLDER";
      return { kind, clause: clauseId(notice.string("clause")), holder: holder(), isToCome };
    }
    case "bracket-hold":
      return { kind, bracket: bracket(), holder: holder(), stance: notice.oneOf("stance", stances) };
    case "bracket-leave":
      return { kind, bracket: bracket(), holder: holder() };
    case "bracket-settle":
      return { kind, bracket: bracket(), as: notice.oneOf("as", outcomes) };
    case "bracket-again":
      return { kind, bracket: bracket() };
    default:
      return readPackageDeed(kind, notice);
  }
}

function readPackageDeed(kind: string, notice: JsonReader): ToldDeed | undefined {
  switch (kind) {
    case "package":
    case "package-change":
      return { kind, title: notice.string("title") };
    case "package-dissolve":
      return { kind };
    case "package-status":
      return {
        kind,
        bundle: packageId(notice.string("package")),
        status: notice.oneOf("status", clauseStatuses),
        clauses: notice.strings("clauses").map(clauseId),
      };
    case "confirm":
      return {
        kind,
        clause: clauseId(notice.string("clause")),
        party: delegationCode(notice.string("party")),
        confirms: notice.boolean("confirms"),
      };
    default:
      return readProposalDeed(kind, notice);
  }
}

function readProposalDeed(kind: string, notice: JsonReader): ToldOfProposal | undefined {
  const symbol = () => notice.string("symbol");
  switch (kind) {
    case "proposal": {
      const isAgain = notice.oneOf("state", ["SUBMITTED", "REVISED"]) === "REVISED";
      return { kind, symbol: symbol(), title: notice.string("title"), isAgain };
    }
    case "proposal-rules":
      return { kind };
    case "sponsor": {
      const party = delegationCode(notice.string("party"));
      return { kind, symbol: symbol(), party, joins: notice.boolean("joins") };
    }
    case "withdraw":
    case "not-taken":
      return { kind, symbol: symbol() };
    case "incorporate": {
      const clauses = notice.strings("clauses").map(clauseId);
      return { kind, symbol: symbol(), clauses, as: notice.oneOf("as", takings) };
    }
    case "streamline":
      return { kind, symbols: notice.strings("symbols"), clause: clauseId(notice.string("clause")) };
    default:
      return undefined;
  }
}

function readLeft(left: JsonReader | undefined): LeftBehind | undefined {
  return (
    left && {
      ...readContested(left),
      bracketCount: left.number("bracketCount"),
      alternativeCount: left.number("alternativeCount"),
    }
  );
}

function readDeed(kind: string, notice: JsonReader): ToldDeed | undefined {
  const clause = notice.optionalString("clause");
  switch (kind) {
    case "status":
      return {
        kind,
        clause: clauseId(notice.string("clause")),
        status: notice.oneOf("status", clauseStatuses),
      };
    case "mode":
      return { kind, mode: notice.oneOf("mode", draftingModes) };
    case "revision":
      return { kind, symbol: notice.string("symbol") };
    case "archive":
      return { kind, archived: notice.boolean("archived") };
    case "numbering":
      return { kind, since: notice.optionalString("since") };
    case "alternative":
      return { kind, clause: clauseId(notice.string("clause")), of: clauseId(notice.string("of")) };
    case "choice": {
      const choose = notice.optionalString("choose");
      return {
        kind,
        of: clauseId(notice.string("of")),
        choose: choose === undefined ? undefined : clauseId(choose),
      };
    }
    case "choice-again":
      return { kind, of: clauseId(notice.string("of")) };
    case "apart":
      return { kind, clause: clauseId(notice.string("clause")) };
    case "restore":
      return {
        kind,
        clause: clause === undefined ? undefined : clauseId(clause),
        revision: notice.optionalString("revision"),
        left: readLeft(notice.optionalObject("left")),
      };
    default:
      return readBracketDeed(kind, notice);
  }
}

function readTold(notice: JsonReader): Notice {
  const name = notice.string("decision");
  const deed = readDeed(name, notice);
  if (deed === undefined) return { kind: "other", name: `decision ${name}` };
  const told = {
    seq: notice.number("seq"),
    at: notice.date("at"),
    person: personId(notice.string("person")),
    name: notice.string("name"),
    delegation: readDelegationCode(notice),
    deed,
  };
  return { kind: "decision", told };
}

function readRemoval(notice: JsonReader): Removal {
  return {
    seq: notice.number("seq"),
    person: personId(notice.string("person")),
    name: notice.string("name"),
    delegation: readDelegationCode(notice),
    count: notice.number("count"),
    clauses: notice.strings("clauses").map(clauseId),
  };
}

/** Reads the text of a notice. Throws when it does not have the form of its kind. */
export function parseNotice(text: string): Notice {
  const notice = new JsonReader(JSON.parse(text), "notice");
  const kind = notice.string("kind");
  switch (kind) {
    case "restarting":
      return { kind };
    case "standing":
      return { kind, standing: readStanding(notice), text };
    case "rights":
      return { kind, rights: readRights(notice), text };
    case "standing-change":
      return {
        kind,
        since: notice.number("since"),
        standing: readStanding(notice),
        tellsNumbers: notice.has("numbering"),
        tellsAlternatives: notice.has("alternatives"),
        gone: (notice.optionalStrings("bracketsGone") ?? []).map(bracketId),
        dissolved: (notice.optionalStrings("packagesGone") ?? []).map(packageId),
        text,
      };
    case "bracket-places":
      return { kind, places: readPlaces(notice) };
    case "decision":
      return readTold(notice);
    case "removal":
      return { kind, removal: readRemoval(notice) };
    default:
      return { kind: "other", name: kind };
  }
}

/** Reads a notice; one that does not have its form is passed over, with a warning on the console. */
export function readNotice(decoder: decoding.Decoder): Notice | undefined {
  try {
    return parseNotice(decoding.readVarString(decoder));
  } catch (fault) {
    // biome-ignore lint/suspicious/noConsole: whoever looks for a fault between page and server looks there
    console.warn("a notice of the server was passed over:", fault);
    return undefined;
  }
}
