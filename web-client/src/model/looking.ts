import type { DelegationKey } from "./changes";
import { type FigureStep, figureSteps } from "./figures";
import { type ClauseId, clauseId, delegationCode } from "./ids";

export const tabs = ["changes", "replay", "revisions", "figures"] as const;
export type HistoryTab = (typeof tabs)[number];

export const views = ["merged", "sides", "authors"] as const;
export type View = (typeof views)[number];

/** What of a draft's history is looked at. It is the whole of the page's state, so that a link shows the same. */
export interface Looking {
  readonly tab: HistoryTab;
  /** Moments as the server names them; undefined where the server chooses. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly at: string | undefined;
  readonly view: View;
  /** Letter by letter, instead of word by word. */
  readonly letters: boolean;
  /** Also the clauses that did not change. */
  readonly all: boolean;
  /** Text that is gone, in its place among the authors. */
  readonly gone: boolean;
  readonly clause: ClauseId | undefined;
  /** When figures are counted. */
  readonly step: FigureStep;
  /** The delegations whose changes are marked; empty for all. */
  readonly of: ReadonlySet<DelegationKey>;
}

export const beginning: Looking = {
  tab: "changes",
  from: undefined,
  to: undefined,
  at: undefined,
  view: "merged",
  letters: false,
  all: false,
  gone: false,
  clause: undefined,
  step: "day",
  of: new Set(),
};

/** People without a delegation. */
const officers = "-";

function oneOf<Value extends string>(values: readonly Value[], value: string | null, usual: Value): Value {
  return values.find((each) => each === value) ?? usual;
}

/** Reads an address. What it does not understand is as if it were not there. */
export function readLooking(query: URLSearchParams): Looking {
  const text = (name: string) => query.get(name) || undefined;
  const clause = text("clause");
  const codes = (query.get("of") ?? "").split(",").filter((code) => code !== "");
  return {
    tab: oneOf(tabs, query.get("tab"), "changes"),
    from: text("from"),
    to: text("to"),
    at: text("at"),
    view: oneOf(views, query.get("view"), "merged"),
    letters: query.get("by") === "character",
    all: query.has("all"),
    gone: query.has("gone"),
    clause: clause === undefined ? undefined : clauseId(clause),
    step: oneOf(figureSteps, query.get("step"), "day"),
    of: new Set(codes.map((code): DelegationKey => (code === officers ? "" : delegationCode(code)))),
  };
}

/** The query that {@link readLooking} understands; what is usual is left out. */
export function writeLooking(looking: Looking): URLSearchParams {
  const query = new URLSearchParams();
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== "") query.set(name, value);
  };
  put("tab", looking.tab === "changes" ? undefined : looking.tab);
  put("from", looking.from);
  put("to", looking.to);
  put("at", looking.at);
  put("view", looking.view === "merged" ? undefined : looking.view);
  put("by", looking.letters ? "character" : undefined);
  put("all", looking.all ? "1" : undefined);
  put("gone", looking.gone ? "1" : undefined);
  put("clause", looking.clause);
  put("step", looking.step === "day" ? undefined : looking.step);
  put("of", [...looking.of].map((code) => (code === "" ? officers : code)).join(","));
  return query;
}

/** The address of a draft's history, looked at in a certain way. */
export function historyAddress(draft: string, looking: Partial<Looking>): string {
  const query = writeLooking({ ...beginning, ...looking });
  return `/drafts/${draft}/history${query.size === 0 ? "" : `?${query}`}`;
}
