import { useTranslation } from "react-i18next";
import { DrawerPanel } from "../beside/DrawerPanel";
import { ContestedPanel, type ContestedPanelProps } from "./ContestedPanel";

interface ContestedDrawerProps extends ContestedPanelProps {
  readonly narrow: boolean;
  readonly onClose: () => void;
}

/** What is contested where it has no room beside the sheet; it goes with whoever goes to words. */
export function ContestedDrawer({ narrow, onClose, ...panel }: ContestedDrawerProps) {
  const { t } = useTranslation();
  return (
    <DrawerPanel
      title={t("contested.title")}
      closeLabel={t("contested.close")}
      narrow={narrow}
      onClose={onClose}
    >
      <ContestedPanel {...panel} onGone={onClose} />
    </DrawerPanel>
  );
}
