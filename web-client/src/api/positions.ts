import type { Audience } from "../model/audience";
import type { DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import {
  type Position,
  type PositionHolder,
  type PositionScope,
  type PositionValue,
  readPosition,
} from "../model/positions";
import { wireAudience } from "./audience";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

const pathOf = (draft: DraftId): string => `${draftPath(draft)}/positions`;

/** The positions that stand, as far as one's audiences were told. */
export async function getPositions(draft: DraftId): Promise<readonly Position[]> {
  return new JsonReader(await getJson(pathOf(draft)), "positions").array("positions", readPosition);
}

/** All that was said, as far as one's audiences were told, also what was taken back; in the order of each desk. */
export async function getPositionHistory(draft: DraftId): Promise<readonly Position[]> {
  const told = new JsonReader(await getJson(`${pathOf(draft)}?history=true`), "positions");
  return told.array("positions", readPosition);
}

/** Where the browser gets the table of positions that one may see. */
export const positionsTable = (draft: DraftId, form: "csv" | "xlsx"): string => `${pathOf(draft)}.${form}`;

/** What is said of where somebody stands. */
export interface SaidPosition {
  readonly holder: PositionHolder;
  readonly scope: PositionScope;
  /** Undefined takes it back. */
  readonly value: PositionValue | undefined;
  /** "" for none. */
  readonly note: string;
  readonly audience: Audience;
}

/** @param own the delegation of whoever says it; they speak for it without naming it */
export async function putPosition(
  draft: DraftId,
  { holder, scope, value, note, audience }: SaidPosition,
  own: string | undefined,
): Promise<Position> {
  const forWhom =
    holder.kind === "GROUP" ? { group: holder.code } : holder.code === own ? {} : { delegation: holder.code };
  const body = {
    scope: scope.id === undefined ? { kind: scope.kind } : { kind: scope.kind, id: scope.id },
    value: value ?? null,
    audience: wireAudience(audience),
    ...(note === "" || value === undefined ? {} : { note }),
    ...forWhom,
  };
  const answer = await request("PUT", pathOf(draft), body);
  return readPosition(new JsonReader(await answer.json(), "position"));
}
