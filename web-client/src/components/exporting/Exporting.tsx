import { Button, Loader, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failure } from "../Failure";
import { useFocusBack } from "../useFocusBack";
import { useLoad } from "../useLoad";
import type { ExportDialogProps } from "./ExportDialog";

const loadDialog = () => import("./ExportDialog");

/** The export dialog, which comes from the server when it is first wanted, and says so when it cannot come. */
export function Exporting(props: ExportDialogProps) {
  const { t } = useTranslation();
  useFocusBack();
  const [chunk, again] = useLoad(loadDialog);
  if (chunk.kind === "loaded") return <chunk.value.ExportDialog {...props} />;
  return (
    <Modal opened onClose={props.onClose} title={t("papers.export")} centered>
      {chunk.kind === "loading" ? (
        <Loader size="sm" role="status" aria-label={t("app.loading")} />
      ) : (
        <Failure>
          {t("papers.notLoaded")}{" "}
          <Button size="xs" variant="default" onClick={again}>
            {t("app.retry")}
          </Button>
        </Failure>
      )}
    </Modal>
  );
}
