import { ActionIcon, Popover } from "@mantine/core";
import { type MouseEvent, type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";

/** Below the dialogs that are opened from it. */
const layer = 150;

/** Where there is no room for the line above the sheet: what it says and does, behind a button of the bar. */
export function RoomMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  // Who chose something is led there; who only looked comes back to the button.
  const [returns, setReturns] = useState(true);
  const chosen = ({ target }: MouseEvent) => {
    const leads = "[role=menuitem], [role=menuitemradio], [data-leads-away]";
    if (!(target instanceof Element) || target.closest(leads) === null) return;
    setReturns(false);
    setOpened(false);
  };
  // What is opened from it is a part of it, and would go with it: a press in a dialog is no press outside.
  const change = (open: boolean) => {
    if (open || document.querySelector("[role=dialog][aria-modal=true]") === null) setOpened(open);
  };
  return (
    <Popover
      opened={opened}
      onChange={change}
      position="bottom-end"
      width={280}
      shadow="md"
      zIndex={layer}
      trapFocus
      returnFocus={returns}
      keepMounted
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("room.menu")}
          onClick={() => {
            setReturns(true);
            setOpened((before) => !before);
          }}
        >
          <Icon name="document" />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown onClick={chosen}>{children}</Popover.Dropdown>
    </Popover>
  );
}
