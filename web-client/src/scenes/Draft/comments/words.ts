import type { TFunction } from "i18next";
import type { IconName } from "../../../components/Icon";
import { type Audience, type AudienceKind, audienceKey, type OwnAudience } from "../../../model/audience";

/** What stands for an audience beside its words and its colour. */
export const audienceIcons: Readonly<Record<AudienceKind, IconName>> = {
  ALL: "eye",
  GROUP: "group",
  DELEGATION: "lock",
  CHAIR: "key",
};

type Said = "reads" | "readsThis" | "send" | "sendAnswer";

/** Who an audience is, in one of the sentences about it. */
export function audienceWords(
  audience: Audience,
  own: readonly OwnAudience[],
  said: Said,
  t: TFunction,
): string {
  const known = own.find((each) => audienceKey(each) === audienceKey(audience));
  const name = known?.name ?? audience.code ?? "";
  return t(`comments.${said}.${audience.kind}`, { name });
}
