import { useTranslation } from "react-i18next";
import { SidePanel } from "../beside/SidePanel";
import { ContestedPanel, type ContestedPanelProps } from "./ContestedPanel";

/** What is contested, at the right of the sheet. */
export function ContestedSide({ onFold, ...panel }: ContestedPanelProps & { readonly onFold: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t("contested.title")} region="contested" hide={t("contested.hide")} onFold={onFold}>
      <ContestedPanel {...panel} />
    </SidePanel>
  );
}
