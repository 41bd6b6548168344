import { Button, Loader, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { useFocusBack } from "../../components/useFocusBack";
import { useLoad } from "../../components/useLoad";

const loadDialog = () => import("./IntakeDialog");

/** The dialog that reads a file, which comes from the server when it is first wanted, and says so when it cannot come. */
export function Intaking({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack();
  const [chunk, again] = useLoad(loadDialog);
  if (chunk.kind === "loaded") return <chunk.value.IntakeDialog onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t("papers.fromFile")} centered>
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
