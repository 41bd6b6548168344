import { ActionIcon, UnstyledButton } from "@mantine/core";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Loss } from "../../../api/brackets";
import { Icon } from "../../../components/Icon";
import { useTextLanguage } from "../../../components/text/language";
import { momentFormat } from "../../../components/time";
import type { Contested } from "../../../model/contested";
import { shortened } from "../brackets/words";
import classes from "./Contested.module.css";

interface ContestedEntryProps {
  readonly item: Contested;
  /** What its clause is called. */
  readonly clause: string;
  /** How long ago it began, in words. */
  readonly age: string;
  /** Who made its words go, if they are gone and that is known. */
  readonly loss: Loss | undefined;
  readonly isCurrent: boolean;
  /** Whether the Tab key comes here. */
  readonly isReached: boolean;
  /** These must be stable. */
  readonly nameOf: (holder: string) => string;
  readonly onGo: (key: string) => void;
  readonly onOpen: (item: Contested, at: HTMLElement) => void;
}

/** What became of the words, if anything did. */
function Words({ item, loss }: Pick<ContestedEntryProps, "item" | "loss">) {
  const { t, i18n } = useTranslation();
  const language = useTextLanguage();
  const { was, now, state, isWhole } = item;
  const lost =
    loss === undefined
      ? t("contested.deleted")
      : t("contested.deletedBy", { name: loss.by, when: momentFormat(i18n.language).format(loss.at) });
  return (
    <>
      {isWhole && <span className={classes.quiet}>{t("contested.whole")} </span>}
      <span className={classes.words} data-gone={state === "GONE" || undefined} {...language}>
        {shortened(now ?? was)}
      </span>
      {state === "GONE" && <span className={classes.lost}>{lost}</span>}
      {now !== undefined && (
        <span className={classes.quiet}>
          {t("contested.was")} <span {...language}>{shortened(was)}</span>
        </span>
      )}
    </>
  );
}

/** One line of what is contested. Drawn anew only when something of it changed: a draft has hundreds. */
export const ContestedEntry = memo(function ContestedEntry({
  item,
  clause,
  age,
  loss,
  isCurrent,
  isReached,
  nameOf,
  onGo,
  onOpen,
}: ContestedEntryProps) {
  const { t } = useTranslation();
  return (
    <li className={classes.item} aria-current={isCurrent ? "location" : undefined}>
      <UnstyledButton
        className={classes.entry ?? ""}
        data-entry={item.key}
        tabIndex={isReached ? 0 : -1}
        onClick={() => onGo(item.key)}
      >
        <span className={classes.first}>
          <span className={classes.clause}>{clause}</span>
          {item.kind === "PLACEHOLDER" && <span className={classes.toCome}>{t("placeholders.toCome")}</span>}
          <span className={classes.age}>{age}</span>
        </span>
        <Words item={item} loss={loss} />
        {item.bracket.holders.map(({ holder, stance, note }) => (
          <span key={holder} className={classes.holder}>
            <strong>{nameOf(holder)}</strong> ·{" "}
            {item.kind === "PLACEHOLDER" ? t("placeholders.waits") : t(`contested.stance.${stance}`)}
            {note !== undefined && <q className={classes.note}>{note}</q>}
          </span>
        ))}
      </UnstyledButton>
      <ActionIcon
        className={classes.open ?? ""}
        variant="subtle"
        color="gray"
        tabIndex={isReached ? 0 : -1}
        aria-label={t("contested.open", { clause, words: shortened(item.now ?? item.was) })}
        aria-haspopup="dialog"
        onClick={(event) => onOpen(item, event.currentTarget)}
      >
        <Icon name="more" size={16} strong />
      </ActionIcon>
    </li>
  );
});
