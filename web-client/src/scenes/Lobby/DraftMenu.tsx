import { ActionIcon, Menu } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import type { DraftSummary } from "../../model/draft";
import classes from "./DraftTable.module.css";

interface DraftMenuProps {
  readonly draft: DraftSummary;
  readonly onArchive: (draft: DraftSummary) => void;
}

/** What those who lead a draft can do to the whole of it. */
export function DraftMenu({ draft, onArchive }: DraftMenuProps) {
  const { t } = useTranslation();
  const title = draft.title === "" ? t("lobby.untitled") : draft.title;
  return (
    <Menu position="bottom-end" width={240} returnFocus>
      <Menu.Target>
        <ActionIcon
          className={classes.above ?? ""}
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("archive.actions", { title })}
        >
          <Icon name="more" strong />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onArchive(draft)}>
          {t(draft.archived ? "archive.back.open" : "archive.away.open")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
