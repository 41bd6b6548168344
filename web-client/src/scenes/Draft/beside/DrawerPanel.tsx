import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Beside.module.css";

interface DrawerPanelProps {
  readonly title: string;
  readonly closeLabel: string;
  /** Whether there is little room, as on a telephone: it comes from below then. */
  readonly narrow: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A list where it has no room beside the sheet: it comes when it is called for. */
export function DrawerPanel({ title, closeLabel, narrow, onClose, children }: DrawerPanelProps) {
  // A card that is open over it has the key first.
  const close = () => {
    if (document.querySelector("[data-bracket-card]") === null) onClose();
  };
  return (
    <Drawer
      opened
      onClose={close}
      position={narrow ? "bottom" : "right"}
      size={narrow ? "75dvh" : "min(26rem, 88vw)"}
      title={title}
      closeButtonProps={{ "aria-label": closeLabel }}
      attributes={{ header: { role: "none" } }}
      classNames={{ content: classes.drawer ?? "", body: classes.body ?? "" }}
    >
      {children}
    </Drawer>
  );
}
