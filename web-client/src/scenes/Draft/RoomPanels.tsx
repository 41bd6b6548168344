import { Alert } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Stop } from "../../collab/draftConnection";
import type { KeptWords } from "../../collab/draftMemory";
import classes from "./DraftRoom.module.css";
import { KeptPanel } from "./KeptPanel";
import { StopPanel } from "./StopPanel";

interface RoomPanelsProps {
  readonly kept: KeptWords | undefined;
  readonly onDismiss: () => void;
  readonly archived: boolean;
  /** The draft is in a form that this client does not know. */
  readonly tooNew: boolean;
  readonly stop: Stop | undefined;
  /** Opens the draft anew; `reason` says why the words that the server lacks are kept. */
  readonly onFreshStart: (reason: string) => void;
  /** The server's text has arrived, and there is none. */
  readonly empty: boolean;
}

/** What somebody in the room must know before they read or write. */
export function RoomPanels({
  kept,
  onDismiss,
  archived,
  tooNew,
  stop,
  onFreshStart,
  empty,
}: RoomPanelsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.panels}>
      {kept !== undefined && <KeptPanel kept={kept} onDismiss={onDismiss} />}
      {archived && (
        <Alert
          className={classes.panel ?? ""}
          data-calm
          color="ink"
          variant="transparent"
          title={t("archive.inRoomTitle")}
          role="status"
        >
          {t("archive.inRoom")}
        </Alert>
      )}
      {tooNew && <StopPanel stop={{ reason: "schema", code: undefined }} />}
      {stop !== undefined && stop.reason !== "lineage" && (
        <StopPanel stop={stop} onFreshStart={() => onFreshStart(t(`stopped.${stop.reason}.title`))} />
      )}
      {empty && (
        <Alert className={classes.panel ?? ""} color="red" variant="transparent" role="alert">
          {t("draft.empty")}
        </Alert>
      )}
    </div>
  );
}
