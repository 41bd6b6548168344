import { ActionIcon, Menu } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import classes from "./History.module.css";

interface ClauseMenuProps {
  readonly name: string;
  /** Undefined where only this clause is shown already. */
  readonly onOnly: (() => void) | undefined;
  /** Undefined where it is not told what became of a clause. */
  readonly onHistory: (() => void) | undefined;
}

/** What can be done with a clause. The menu itself is made when it is first opened: a text has many clauses. */
export function ClauseMenu({ name, onOnly, onHistory }: ClauseMenuProps) {
  const { t } = useTranslation();
  const [used, setUsed] = useState(false);
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      className={classes.more ?? ""}
      aria-label={t("clause.menu", { clause: name })}
      aria-haspopup="menu"
      onClick={() => setUsed(true)}
    >
      <Icon name="more" size={16} strong />
    </ActionIcon>
  );
  if (!used) return button;
  return (
    <Menu defaultOpened position="bottom-end" width={240} returnFocus>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {onOnly !== undefined && <Menu.Item onClick={onOnly}>{t("clause.only")}</Menu.Item>}
        {onHistory !== undefined && <Menu.Item onClick={onHistory}>{t("clause.history")}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
