import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Received } from "../api/receiving";
import { bytesIn } from "./bytes";
import { progressOf } from "./useTransfer";
import classes from "./Waiting.module.css";

const untilBar = 300;
const second = 1000;

/** How many milliseconds somebody has waited, to the steps at which what they see changes: 0, 300, and every second. */
function useWaited(): number {
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const start = Date.now();
    const first = setTimeout(() => setWaited(untilBar), untilBar);
    const seconds = setInterval(() => setWaited(Math.round((Date.now() - start) / second) * second), second);
    return () => {
      clearTimeout(first);
      clearInterval(seconds);
    };
  }, []);
  return waited;
}

interface WaitingProps {
  readonly received: Received | undefined;
  /** What is being done, in words. */
  readonly doing: string;
  readonly onCancel: () => void;
}

/** Nothing for a moment, then a bar, then words and a way out: what is shown while somebody waits for the server. */
export function Waiting({ received, doing, onCancel }: WaitingProps) {
  const { t, i18n } = useTranslation();
  const waited = useWaited();
  const progress = progressOf(received);
  if (waited < untilBar) return null;
  const count = Math.round(waited / second);
  const words = () => {
    if (received === undefined || received.bytes === 0) return t("waiting.seconds", { doing, count });
    const bytes = bytesIn(received.bytes, i18n.language);
    return received.total === undefined
      ? t("waiting.arrived", { bytes })
      : t("waiting.arriving", { bytes, total: bytesIn(received.total, i18n.language) });
  };
  return (
    <div className={classes.waiting}>
      <progress
        className={classes.bar}
        aria-label={doing}
        {...(progress === undefined ? {} : { value: progress })}
      />
      {count >= 1 && (
        <>
          {/* Read out once, and not every second. */}
          <span className="visually-hidden" role="status">
            {doing}
          </span>
          <span className={classes.words} aria-hidden="true">
            {words()}
          </span>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
            {t("action.cancel")}
          </Button>
        </>
      )}
    </div>
  );
}
