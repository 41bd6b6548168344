import { Button, UnstyledButton } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Exporting } from "../../components/exporting/Exporting";
import { Icon } from "../../components/Icon";
import type { DraftId } from "../../model/ids";
import classes from "./BarLink.module.css";

const live = { kind: "text", at: "now" } as const;

interface ExportButtonProps {
  readonly draft: DraftId;
  /** Whether it stands in the bar of the page, or among smaller buttons. */
  readonly inBar: boolean;
  readonly className: string | undefined;
}

/** Exports the text of a draft. */
export function ExportButton({ draft, inBar, className = "" }: ExportButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const open = () => setOpened(true);
  return (
    <>
      {inBar ? (
        <UnstyledButton className={`${classes.link} ${className}`} onClick={open}>
          <Icon name="download" size={18} />
          <span>{t("papers.export")}</span>
        </UnstyledButton>
      ) : (
        <Button
          className={className}
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<Icon name="download" size={16} />}
          onClick={open}
        >
          {t("papers.export")}
        </Button>
      )}
      {opened && <Exporting draft={draft} subject={live} onClose={() => setOpened(false)} />}
    </>
  );
}
