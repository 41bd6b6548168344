import { CloseButton } from "@mantine/core";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Announcer.module.css";

export type Announce = (text: string, tone?: "note" | "fault") => void;

interface Announcement {
  readonly text: string;
  readonly tone: "note" | "fault";
  /** Tells two announcements of the same words apart. */
  readonly turn: number;
}

const shownMillis = 7_000;

/**
 * A line at the foot of the page for what just happened and needs no answer. A note is read out politely and goes by
 * itself; a fault stays until it is dismissed.
 */
export function useAnnouncer(): readonly [Announce, ReactNode] {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Announcement>();
  const announce: Announce = useCallback((text, tone = "note") => {
    setShown((last) => ({ text, tone, turn: (last?.turn ?? 0) + 1 }));
  }, []);
  const dismiss = useCallback(() => setShown(undefined), []);
  useEffect(() => {
    if (shown?.tone !== "note") return undefined;
    const timer = setTimeout(dismiss, shownMillis);
    return () => clearTimeout(timer);
  }, [shown, dismiss]);
  const line = (tone: Announcement["tone"]) =>
    shown?.tone === tone && (
      <div key={shown.turn} className={classes.line} data-tone={tone}>
        <span>{shown.text}</span>
        <CloseButton size="sm" aria-label={t("held.dismiss")} onClick={dismiss} />
      </div>
    );
  const place = (
    <div className={classes.place}>
      <div role="status" aria-live="polite">
        {line("note")}
      </div>
      <div role="alert">{line("fault")}</div>
    </div>
  );
  return [announce, place];
}
