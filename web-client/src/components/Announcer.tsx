import { CloseButton } from "@mantine/core";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Announcer.module.css";
import { Said } from "./Said";

/** Something was done; something was not, and that is as it should be; something went wrong. */
type Tone = "note" | "held" | "fault";

export type Announce = (text: string, tone?: Tone) => void;

interface Announcement {
  readonly text: string;
  readonly tone: Tone;
  /** Tells two announcements of the same words apart. */
  readonly turn: number;
}

const shownMillis = 7_000;

/**
 * A line at the foot of the page for what just happened and needs no answer. It is read out politely and goes by
 * itself; a fault is read out at once, and stays until it is dismissed.
 */
export function useAnnouncer(): readonly [Announce, ReactNode] {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Announcement>();
  const announce: Announce = useCallback((text, tone = "note") => {
    setShown((last) => ({ text, tone, turn: (last?.turn ?? 0) + 1 }));
  }, []);
  const dismiss = useCallback(() => setShown(undefined), []);
  useEffect(() => {
    if (shown === undefined || shown.tone === "fault") return undefined;
    const timer = setTimeout(dismiss, shownMillis);
    return () => clearTimeout(timer);
  }, [shown, dismiss]);
  const line = (fault: boolean) =>
    shown !== undefined &&
    (shown.tone === "fault") === fault && (
      <div key={shown.turn} className={classes.line} data-tone={shown.tone}>
        <span>
          <Said>{shown.text}</Said>
        </span>
        <CloseButton size="sm" aria-label={t("held.dismiss")} onClick={dismiss} />
      </div>
    );
  const place = (
    <div className={classes.place}>
      <div role="status" aria-live="polite">
        {line(false)}
      </div>
      <div role="alert">{line(true)}</div>
    </div>
  );
  return [announce, place];
}
