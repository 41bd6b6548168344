import { type ClauseId, clauseId, type ProposalId, proposalId } from "./ids";
import type { JsonReader } from "./json";
import { type Proposer, readProposer } from "./proposals";

/** A clause of a proposal that becomes one wording with others, as it was submitted last. */
export interface SourceName {
  readonly proposal: ProposalId;
  readonly revision: number;
  readonly clause: ClauseId;
}

/** What somebody wants to make of several proposals. */
export interface StreamlineRequest {
  /** The clause that is to read so; or the one behind which a new one stands. */
  readonly target: { readonly clause: ClauseId } | { readonly after: ClauseId };
  readonly sources: readonly SourceName[];
  /** "" only in a look, which then tells what all of them make together. */
  readonly wording: string;
  /** How the clause read when the wording was made; undefined if it is a new one. */
  readonly was: string | undefined;
  readonly rationale: string;
}

/** A source as it is told. */
export interface ToldSource extends SourceName {
  readonly symbol: string;
  readonly by: Proposer;
  /** The number of the clause when it was submitted. */
  readonly label: string;
}

/** Words that stand in the new wording too often, or too seldom; none of either is as it should be. */
export interface WordCheck {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Words of the new wording that are of one person. */
export interface Run {
  readonly text: string;
  readonly from: "CLAUSE" | "SOURCE" | "OWN";
  /** Which of the sources; undefined if it is from none. */
  readonly source: number | undefined;
  /** Who wrote it there. */
  readonly name: string | undefined;
}

/** What would come of a request. */
export interface StreamliningLook extends WordCheck {
  /** How the clause reads now; undefined if it is a new one. */
  readonly before: string | undefined;
  /** What all sources make of it together. */
  readonly merged: string;
  readonly sources: readonly (ToldSource & { readonly text: string })[];
  readonly runs: readonly Run[];
}

/** That several proposals became one wording. */
export interface Streamlined extends WordCheck {
  readonly seq: number;
  /** The number of the clause now. */
  readonly label: string;
  readonly contributors: readonly Proposer[];
  readonly sources: readonly ToldSource[];
  readonly rationale: string | undefined;
}

function readSource(source: JsonReader): ToldSource {
  return {
    proposal: proposalId(source.string("proposal")),
    revision: source.number("revision"),
    clause: clauseId(source.string("clause")),
    symbol: source.string("symbol"),
    by: readProposer(source.object("by")),
    label: source.string("label"),
  };
}

const readCheck = (told: JsonReader): WordCheck => ({
  added: told.strings("added"),
  removed: told.strings("removed"),
});

/** Reads what would come of a request. */
export function readStreamliningLook(look: JsonReader): StreamliningLook {
  return {
    ...readCheck(look),
    before: look.optionalString("before"),
    merged: look.string("merged"),
    sources: look.array("sources", (source) => ({ ...readSource(source), text: source.string("text") })),
    runs: look.array("runs", (run) => ({
      text: run.string("text"),
      from: run.oneOf("from", ["CLAUSE", "SOURCE", "OWN"]),
      source: run.optionalNumber("source"),
      name: run.optionalString("name"),
    })),
  };
}

/** Reads a row of the table. */
export function readStreamlined(row: JsonReader): Streamlined {
  return {
    ...readCheck(row),
    seq: row.number("seq"),
    label: row.string("label"),
    contributors: row.array("contributors", readProposer),
    sources: row.array("sources", readSource),
    rationale: row.optionalString("rationale"),
  };
}
