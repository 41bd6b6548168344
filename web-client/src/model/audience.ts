import type { JsonReader } from "./json";

/** Who hears what is said: all who read the draft, a delegation, the delegations of a group, who leads the draft. */
export const audienceKinds = ["ALL", "GROUP", "DELEGATION", "CHAIR"] as const;
export type AudienceKind = (typeof audienceKinds)[number];

/** Those who may read something, and nobody besides. */
export interface Audience {
  readonly kind: AudienceKind;
  /** The code of the delegation or group; undefined for the others. */
  readonly code: string | undefined;
}

/** An audience that the signed-in person is in. */
export interface OwnAudience extends Audience {
  /** What the delegation or group is called. */
  readonly name: string | undefined;
  /** Whether this person may say something to it now. */
  readonly mayWrite: boolean;
}

/** An audience as one word, to tell it from others. */
export type AudienceKey = string;

export function audienceKey({ kind, code }: Audience): AudienceKey {
  return code === undefined ? kind : `${kind} ${code}`;
}

export function readAudience(from: JsonReader): Audience {
  return { kind: from.oneOf("kind", audienceKinds), code: from.optionalString("code") };
}

export function readOwnAudience(from: JsonReader): OwnAudience {
  return {
    ...readAudience(from),
    name: from.optionalString("name"),
    mayWrite: from.optionalBoolean("mayWrite") ?? false,
  };
}
