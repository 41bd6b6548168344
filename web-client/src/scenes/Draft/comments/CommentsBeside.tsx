import { Loader } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { latePart } from "../../../components/latePart";
import { PartMissing } from "../../../components/PartMissing";
import { DrawerPanel } from "../beside/DrawerPanel";
import { SidePanel } from "../beside/SidePanel";
import type { CommentsPanelProps } from "./CommentsPanel";

const usePanel = latePart(async () => (await import("./CommentsPanel")).CommentsPanel);

function LatePanel(props: CommentsPanelProps) {
  const { t } = useTranslation();
  const [Panel, part, again] = usePanel();
  if (Panel !== undefined) return <Panel {...props} />;
  if (part.kind === "failed") return <PartMissing error={part.error} again={again} order={3} />;
  return <Loader size="sm" role="status" aria-label={t("app.loading")} />;
}

type BesideProps = Omit<CommentsPanelProps, "alongside" | "onGone">;

/** The comments, at the right of the sheet, each beside what it is about. */
export function CommentsSide({ onFold, ...panel }: BesideProps & { readonly onFold: () => void }) {
  const { t } = useTranslation();
  return (
    <SidePanel
      title={t("comments.title")}
      region="comments"
      hide={t("comments.hide")}
      onFold={onFold}
      alongside
    >
      <LatePanel {...panel} alongside />
    </SidePanel>
  );
}

interface CommentsDrawerProps extends BesideProps {
  readonly narrow: boolean;
  readonly onClose: () => void;
}

/** The comments where they have no room beside the sheet. */
export function CommentsDrawer({ narrow, onClose, ...panel }: CommentsDrawerProps) {
  const { t } = useTranslation();
  return (
    <DrawerPanel
      title={t("comments.title")}
      closeLabel={t("comments.close")}
      narrow={narrow}
      onClose={onClose}
    >
      <LatePanel {...panel} alongside={false} onGone={onClose} />
    </DrawerPanel>
  );
}
