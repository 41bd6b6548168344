import { Alert, Button, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Stop } from "../../collab/draftConnection";
import classes from "./DraftRoom.module.css";

interface StopPanelProps {
  readonly stop: Stop;
  readonly onFreshStart?: () => void;
}

function signInAddress(): string {
  return `/sign-in?next=${encodeURIComponent(window.location.pathname)}`;
}

/** Why the connection ended for good, and the one thing to do about it. */
export function StopPanel({ stop, onFreshStart }: StopPanelProps) {
  const { t } = useTranslation();
  const action = () => {
    switch (stop.reason) {
      case "signedOut":
        return (
          <Button component="a" href={signInAddress()} size="xs">
            {t("draft.signInAgain")}
          </Button>
        );
      case "notAllowed":
      case "tooLarge":
      case "lineage":
        return (
          <Button size="xs" onClick={onFreshStart}>
            {t("kept.freshStart")}
          </Button>
        );
      case "gone":
        return (
          <Button component="a" href="/" size="xs">
            {t("app.backToDrafts")}
          </Button>
        );
      case "schema":
      case "malformed":
      case "closed":
        return (
          <Button size="xs" onClick={() => window.location.reload()}>
            {t("app.reload")}
          </Button>
        );
    }
  };
  return (
    <Alert
      className={classes.panel ?? ""}
      color="red"
      variant="transparent"
      title={t(`stopped.${stop.reason}.title`)}
      role="alert"
    >
      <Text mb="sm">
        {stop.reason === "closed"
          ? t("stopped.closed.text", { code: stop.code })
          : t(`stopped.${stop.reason}.text`)}
      </Text>
      {action()}
    </Alert>
  );
}
