import type { Anchor } from "../model/anchor";
import type { BracketKind, Holder, Outcome, Stance } from "../model/brackets";
import type { BracketId, DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

/** What somebody says who holds a bracket. */
export interface Position {
  readonly holder: Holder;
  readonly stance: Stance;
  /** "" for none. */
  readonly note: string;
}

const pathOf = (draft: DraftId, bracket: BracketId): string =>
  `${draftPath(draft)}/brackets/${encodeURIComponent(bracket)}`;
const wireNote = (note: string) => (note === "" ? {} : { note });

/** Puts words, or whole clauses, in brackets. Like all that is decided, it comes over the live connection to everybody at once. */
export async function placeBracket(
  draft: DraftId,
  on: readonly Anchor[],
  { holder, stance, note }: Position,
  kind: BracketKind = "CONTESTED",
): Promise<void> {
  const body = { kind, on, stance, delegation: holder, ...wireNote(note) };
  await request("POST", `${draftPath(draft)}/brackets`, body);
}

/** Somebody holds a bracket, too, or takes another stance. */
export async function holdBracket(
  draft: DraftId,
  bracket: BracketId,
  { holder, stance, note }: Position,
): Promise<void> {
  const path = `${pathOf(draft, bracket)}/holders/${encodeURIComponent(holder)}`;
  await request("PUT", path, { stance, ...wireNote(note) });
}

export async function leaveBracket(draft: DraftId, bracket: BracketId, holder: Holder): Promise<void> {
  await request("DELETE", `${pathOf(draft, bracket)}/holders/${encodeURIComponent(holder)}`);
}

/** The words of a bracket stay or go. */
export async function settleBracket(
  draft: DraftId,
  bracket: BracketId,
  { as, agreed, reason }: { readonly as: Outcome; readonly agreed: boolean; readonly reason: string },
): Promise<void> {
  const path = `${pathOf(draft, bracket)}/settle`;
  await request("POST", path, { as, agreed, ...(reason === "" ? {} : { reason }) });
}

export async function putBracketBack(draft: DraftId, bracket: BracketId): Promise<void> {
  await request("POST", `${pathOf(draft, bracket)}/again`, {});
}

/** Who made words go, and when. */
export interface Loss {
  readonly by: string;
  readonly at: Date;
}

/** Who made the words of brackets go of which nothing is left, by the entries of the record; of the last ones, if they are many. */
export async function getLosses(draft: DraftId): Promise<ReadonlyMap<number, Loss>> {
  const losses = new Map<number, Loss>();
  const answer = new JsonReader({ brackets: await getJson(`${draftPath(draft)}/brackets`) }, "answer");
  answer.array("brackets", (bracket) =>
    bracket.array("now", (part) => {
      const [seq, at, by] = [
        part.optionalNumber("seq"),
        part.optionalNumber("at"),
        part.optionalString("by"),
      ];
      if (seq !== undefined && at !== undefined && by !== undefined)
        losses.set(seq, { by, at: new Date(at) });
    }),
  );
  return losses;
}
