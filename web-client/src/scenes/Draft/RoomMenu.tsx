import { ActionIcon, Popover } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";

/** Where there is no room for the line above the sheet: what it says and does, behind a button of the bar. */
export function RoomMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // What is opened from it lies outside of it, and goes on when it closes.
    <Popover position="bottom-end" width={280} shadow="md" trapFocus returnFocus keepMounted>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("room.menu")}>
          <Icon name="document" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>{children}</Popover.Dropdown>
    </Popover>
  );
}
