import { safeColor } from "../model/color";
import { draftId, personId } from "../model/ids";
import { JsonReader } from "../model/json";
import { ranks, roles } from "../model/person";
import type { PresenceList, Present } from "../model/presence";
import { readDelegation } from "../model/readDelegation";
import { getJson } from "./http";

function readPresent(person: JsonReader): Present {
  return {
    id: personId(person.string("id")),
    name: person.string("name"),
    role: person.oneOf("role", roles),
    rank: person.optionalOneOf("rank", ranks),
    delegation: readDelegation(person),
    color: safeColor(person.optionalString("color")),
    since: person.date("since"),
    devices: person.number("devices"),
  };
}

export function readPresence(value: unknown): PresenceList {
  const list = new JsonReader(value, "presence");
  const drafts = list.array(
    "drafts",
    (draft) => [draftId(draft.string("draft")), draft.array("people", readPresent)] as const,
  );
  return { degraded: list.string("state") === "DEGRADED", drafts: new Map(drafts) };
}

/** Who is in which draft of the process now. */
export async function getPresence(): Promise<PresenceList> {
  return readPresence(await getJson("/api/presence"));
}
