import type { Audience } from "../model/audience";

/** An audience as the server takes it. */
export function wireAudience({ kind, code }: Audience): object {
  return code === undefined ? { kind } : { kind, code };
}
