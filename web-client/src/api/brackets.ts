import type { Anchor } from "../model/anchor";
import type { Holder, Outcome, Stance } from "../model/brackets";
import type { BracketId, DraftId } from "../model/ids";
import { draftPath } from "./draftPath";
import { request } from "./http";

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
): Promise<void> {
  const body = { kind: "CONTESTED", on, stance, delegation: holder, ...wireNote(note) };
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
