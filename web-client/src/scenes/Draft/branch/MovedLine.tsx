import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { ClauseId } from "../../../model/ids";
import type { MovedClause } from "../../../model/proposals";
import classes from "./Moved.module.css";

interface MovedLineProps {
  readonly unseen: readonly MovedClause[];
  readonly sentence: (moved: MovedClause) => string;
  readonly onShow: (clause: ClauseId) => void;
}

/** Above the text, all clauses in which the draft was changed under the branch: also those that the branch deletes. */
export function MovedLine({ unseen, sentence, onShow }: MovedLineProps) {
  const { t } = useTranslation();
  if (unseen.length === 0) return null;
  return (
    <section className={classes.line} aria-label={t("proposals.moved.title")} data-room-region="moved">
      <Icon name="compare" size={17} />
      <p>{t("proposals.moved.line", { count: unseen.length })}</p>
      <ul>
        {unseen.map((moved) => (
          <li key={moved.clause}>
            <Button
              size="compact-sm"
              variant="light"
              title={sentence(moved)}
              onClick={() => onShow(moved.clause)}
            >
              {t("proposals.moved.open", { clause: moved.label || t("proposals.moved.unnumbered") })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
