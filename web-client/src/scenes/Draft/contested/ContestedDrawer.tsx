import { Drawer } from "@mantine/core";
import { useTranslation } from "react-i18next";
import classes from "./Contested.module.css";
import { ContestedPanel, type ContestedPanelProps } from "./ContestedPanel";

interface ContestedDrawerProps extends ContestedPanelProps {
  /** Whether there is little room, as on a telephone: it comes from below then. */
  readonly narrow: boolean;
  readonly onClose: () => void;
}

/** What is contested where it has no room beside the sheet: it comes when it is called for, and goes with whoever goes to words. */
export function ContestedDrawer({ narrow, onClose, ...panel }: ContestedDrawerProps) {
  const { t } = useTranslation();
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
      title={t("contested.title")}
      closeButtonProps={{ "aria-label": t("contested.close") }}
      attributes={{ header: { role: "none" } }}
      classNames={{ content: classes.drawer ?? "", body: classes.body ?? "" }}
    >
      <ContestedPanel {...panel} onGone={onClose} />
    </Drawer>
  );
}
