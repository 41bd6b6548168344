import { UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftId } from "../../model/ids";
import classes from "../HistoryLink.module.css";
import { Icon } from "../Icon";
import { Exporting } from "./Exporting";

const live = { kind: "text", at: "now" } as const;

/** Exports the text of a draft, from the bar above it. */
export function ExportButton({ draft }: { draft: DraftId }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <UnstyledButton
        className={classes.link ?? ""}
        title={t("papers.export")}
        onClick={() => setOpened(true)}
      >
        <Icon name="download" size={18} />
        <span className={classes.word}>{t("papers.export")}</span>
      </UnstyledButton>
      {opened && <Exporting draft={draft} subject={live} onClose={() => setOpened(false)} />}
    </>
  );
}
