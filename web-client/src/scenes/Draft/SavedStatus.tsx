import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SavedWords } from "../../collab/savedState";
import { Icon, type IconName } from "../../components/Icon";
import classes from "./SavedStatus.module.css";

const looks: Readonly<Record<SavedWords, { readonly icon: IconName; readonly tone: string }>> = {
  connecting: { icon: "cloud", tone: "quiet" },
  saved: { icon: "check", tone: "good" },
  saving: { icon: "cloud", tone: "quiet" },
  offlineDevice: { icon: "away", tone: "wait" },
  offlinePage: { icon: "warning", tone: "bad" },
  restarting: { icon: "away", tone: "wait" },
  readOnly: { icon: "eye", tone: "quiet" },
  readOnlyOffline: { icon: "away", tone: "wait" },
  stopped: { icon: "warning", tone: "bad" },
};

/** A state must last so long before it is read out: each keystroke is saved, and nobody wants to hear it. */
const calmMillis = 1_500;

/** The honest state of this person's words. Screen readers hear of a change once it has lasted. */
export function SavedStatus({ words }: { words: SavedWords }) {
  const { t } = useTranslation();
  const [spoken, setSpoken] = useState<SavedWords>();
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(words), calmMillis);
    return () => clearTimeout(timer);
  }, [words]);
  const { icon, tone } = looks[words];
  return (
    <>
      <span className={classes.status} data-tone={tone} data-saved={words} title={t(`saved.${words}`)}>
        <Icon name={icon} size={17} />
        <span className={classes.words}>{t(`saved.${words}`)}</span>
        <span className={classes.short} aria-hidden="true">
          {t(`room.savedShort.${words}`)}
        </span>
      </span>
      <span className="visually-hidden" role="status" aria-live="polite">
        {spoken !== undefined && t(`saved.${spoken}`)}
      </span>
    </>
  );
}
