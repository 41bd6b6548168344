import * as Y from "yjs";
import { barrierOfClause, barrierOfText, type Rules } from "../../model/barrier";
import type { ClauseId } from "../../model/ids";
import { documentLike } from "../documents";
import { ClauseAdded, ClausePlaced, ClauseRemoved } from "./clauseEdits";
import { Collecting, type Stranded } from "./collecting";
import { type Clocks, Comparison } from "./comparison";
import type { Edit } from "./edits";
import { type Act, acts, type Why } from "./rejection";
import { keepMovesWhole } from "./wholeMoves";

/** What of this person's work in one clause was not brought over. */
export interface NotAccepted {
  readonly clause: ClauseId | undefined;
  readonly why: Why;
  readonly act: Act;
  /** The words that were put in, and those that were taken out; "" without. */
  readonly words: string;
  readonly removed: string;
}

export interface Circumstances {
  readonly rules: Rules;
  /** Clauses that the server was found to refuse, whatever the rules say. */
  readonly closed: ReadonlySet<ClauseId>;
  /** Nothing is to be brought over. */
  readonly nothing: boolean;
  readonly settled: Clocks;
  readonly textRoot: string;
}

/** What is to be done after a refusal. */
export interface Plan {
  /** This person's work as a change of the server's document; undefined when there is none to bring over. */
  readonly update: Uint8Array | undefined;
  /** Whose hand the update has: a client id that nobody else has. */
  readonly client: number;
  readonly notAccepted: readonly NotAccepted[];
}

function arranges(edit: Edit): boolean {
  return (
    edit instanceof ClauseAdded ||
    edit instanceof ClauseRemoved ||
    (edit instanceof ClausePlaced && edit.placing.to !== undefined)
  );
}

function obstacle(edit: Edit, { rules, closed, nothing }: Circumstances): Why | undefined {
  if (nothing) return "refused";
  const { clause } = edit;
  const barrier = barrierOfText(rules) ?? (clause && barrierOfClause(clause, rules));
  if (barrier !== undefined) return barrier;
  if (clause !== undefined && closed.has(clause)) return "refused";
  return arranges(edit) && !rules.rights.mayArrange ? "arrange" : undefined;
}

function joined(edits: readonly Edit[]): string {
  let words = "";
  let last: Edit | undefined;
  for (const edit of edits) {
    const own = edit.inserted.join("");
    const goesOn = edit.goesOnFrom !== undefined && edit.goesOnFrom === last;
    if (!goesOn && own.trim() === "") continue;
    words += (words === "" || goesOn ? "" : edit.isLine ? "\n" : " … ") + own;
    last = edit;
  }
  return words;
}

function passagesOf(edits: readonly Edit[], refused: ReadonlyMap<Edit, Why>): NotAccepted[] {
  const groups = new Map<string, { readonly why: Why; readonly edits: Edit[] }>();
  for (const edit of edits) {
    const why = refused.get(edit);
    if (why === undefined) continue;
    const key = `${edit.clause} ${why}`;
    const group = groups.get(key) ?? { why, edits: [] };
    group.edits.push(edit);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ why, edits }) => ({
    clause: edits[0]?.clause,
    why,
    act: acts.find((act) => edits.some((edit) => edit.act === act)) ?? "wrote",
    words: joined(edits),
    removed: edits
      .map(({ removed }) => removed)
      .filter((each) => each.trim() !== "")
      .join(" … "),
  }));
}

const strandedAs = ({ clause, why, act, inserted, removed }: Stranded): NotAccepted => ({
  clause,
  why,
  act,
  words: inserted.join(""),
  removed,
});

/**
 * Works out what of one person's document can be done again in the server's, and does it in a copy. Neither of the two
 * documents is changed.
 */
export function planRebase(mine: Y.Doc, now: Y.Doc, circumstances: Circumstances): Plan {
  const next = documentLike(now);
  Y.applyUpdate(next, Y.encodeStateAsUpdate(now));
  const comparison = new Comparison(mine, next, circumstances.settled);
  const collecting = new Collecting(comparison, circumstances.textRoot);
  const { edits, stranded } = collecting;
  const refused = new Map<Edit, Why>();
  for (const edit of edits) {
    const why = obstacle(edit, circumstances);
    if (why !== undefined) refused.set(edit, why);
  }
  const possible = edits.filter((edit) => !refused.has(edit));
  const undone = [...stranded, ...refused.keys(), ...collecting.leftToOthers()];
  for (const edit of keepMovesWhole(possible, undone)) refused.set(edit, "together");
  let update: Uint8Array | undefined;
  next.on("update", (written: Uint8Array) => {
    update = written;
  });
  next.transact(() => {
    for (const edit of edits) if (!refused.has(edit)) edit.write();
  });
  const client = next.clientID;
  next.destroy();
  return { update, client, notAccepted: [...stranded.map(strandedAs), ...passagesOf(edits, refused)] };
}
