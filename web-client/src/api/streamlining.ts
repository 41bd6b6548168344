import type { DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import {
  readStreamlined,
  readStreamliningLook,
  type Streamlined,
  type StreamlineRequest,
  type StreamliningLook,
} from "../model/streamlining";
import { draftPath } from "./draftPath";
import { getJson, request } from "./http";

const bodyOf = ({ target, sources, wording, was, rationale }: StreamlineRequest) => ({
  ...target,
  sources,
  wording,
  ...(was === undefined ? {} : { was }),
  ...(rationale.trim() === "" ? {} : { rationale: rationale.trim() }),
});

/** What would come of a request; nothing is done. */
export async function lookAtStreamlining(
  draft: DraftId,
  asked: StreamlineRequest,
): Promise<StreamliningLook> {
  const answer = await request("POST", `${draftPath(draft)}/streamline?dry=true`, bodyOf(asked));
  return readStreamliningLook(new JsonReader(await answer.json(), "streamlining"));
}

/** Makes one wording of what proposals say; answers the row of the table. */
export async function streamline(draft: DraftId, asked: StreamlineRequest): Promise<Streamlined> {
  const answer = await request("POST", `${draftPath(draft)}/streamline`, bodyOf(asked));
  return readStreamlined(new JsonReader(await answer.json(), "streamlining").object("streamlined"));
}

/** What became one wording, the oldest first. */
export async function getStreamlining(draft: DraftId): Promise<readonly Streamlined[]> {
  const told = new JsonReader(await getJson(`${draftPath(draft)}/streamlining`), "streamlining");
  return told.array("rows", readStreamlined);
}

/** Where the same stands as a file. */
export function streamliningFile(draft: DraftId, form: "csv" | "docx", language: string): string {
  const path = `${draftPath(draft)}/streamlining.${form}`;
  return form === "csv" ? path : `${path}?language=${language}`;
}
