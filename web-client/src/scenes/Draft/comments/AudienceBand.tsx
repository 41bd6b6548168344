import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { Audience, OwnAudience } from "../../../model/audience";
import classes from "./Comments.module.css";
import { audienceIcons, audienceWords } from "./words";

interface AudienceBandProps {
  readonly audience: Audience;
  readonly own: readonly OwnAudience[];
  readonly said: "reads" | "readsThis";
}

/** Who can read something: by a colour, a picture and words, so that it is never mistaken. */
export function AudienceBand({ audience, own, said }: AudienceBandProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.audience} data-audience={audience.kind}>
      <Icon name={audienceIcons[audience.kind]} size={15} />
      <span>{audienceWords(audience, own, said, t)}</span>
    </span>
  );
}
