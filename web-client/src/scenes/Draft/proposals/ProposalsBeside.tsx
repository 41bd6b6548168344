import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { latePart } from "../../../components/latePart";
import { PartMissing } from "../../../components/PartMissing";
import { DrawerPanel } from "../beside/DrawerPanel";
import { SidePanel } from "../beside/SidePanel";
import type { ProposalsPanelProps } from "./ProposalsPanel";

const usePanel = latePart(async () => (await import("./ProposalsPanel")).ProposalsPanel);

function LatePanel(props: ProposalsPanelProps) {
  const { t } = useTranslation();
  const [Panel, part, again] = usePanel();
  if (Panel !== undefined) return <Panel {...props} />;
  if (part.kind === "failed") return <PartMissing error={part.error} again={again} order={3} />;
  return <Loader size="sm" role="status" aria-label={t("app.loading")} />;
}

/** The proposals, at the right of the sheet. */
export function ProposalsSide({ onFold, ...panel }: ProposalsPanelProps & { readonly onFold: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel title={t("proposals.title")} region="proposals" hide={t("proposals.hide")} onFold={onFold}>
      <LatePanel {...panel} />
    </SidePanel>
  );
}

interface ProposalsDrawerProps extends ProposalsPanelProps {
  readonly narrow: boolean;
  readonly onClose: () => void;
}

/** The proposals where they have no room beside the sheet. */
export function ProposalsDrawer({ narrow, onClose, ...panel }: ProposalsDrawerProps) {
  const { t } = useTranslation();
  return (
    <DrawerPanel
      title={t("proposals.title")}
      closeLabel={t("proposals.close")}
      narrow={narrow}
      onClose={onClose}
    >
      <LatePanel {...panel} onGone={onClose} />
    </DrawerPanel>
  );
}
