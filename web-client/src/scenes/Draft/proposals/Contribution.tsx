import { Button, UnstyledButton } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTextLanguage } from "../../../components/text/language";
import type { StreamliningLook } from "../../../model/streamlining";
import { wordDifferences } from "../../../model/wordDifferences";
import classes from "./Streamline.module.css";
import type { Names } from "./useNames";
import { whoseStyle } from "./whose";

interface ContributionProps {
  readonly source: StreamliningLook["sources"][number];
  /** What the clause reads now, from which it differs. */
  readonly before: string | undefined;
  readonly names: Names;
  readonly onInsert: (words: string) => void;
}

/** What a proposal says: a press on words that it adds puts them into the new wording. */
export function Contribution({ source, before, names, onInsert }: ContributionProps) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  const { symbol, label, by, text } = source;
  const pieces = useMemo(() => wordDifferences(before ?? "", text), [before, text]);
  let at = 0;
  return (
    <article
      className={classes.contribution}
      style={whoseStyle(names.colorOf(by))}
      aria-label={`${symbol}, ${label}`}
    >
      <h3 className={classes.symbol}>
        {symbol}, {label}
      </h3>
      <p className={classes.quiet}>{names.ofProposer(by)}</p>
      <div className={classes.words} {...language}>
        {pieces.map(({ fate, text: words }) => {
          at += words.length;
          const key = `${fate} ${at}`;
          if (fate === "same") return <span key={key}>{words}</span>;
          if (fate === "gone") return <del key={key}>{words}</del>;
          return words.trim() === "" ? (
            <ins key={key}>{words}</ins>
          ) : (
            <UnstyledButton
              key={key}
              component="button"
              type="button"
              className={classes.piece}
              aria-label={`${t("proposals.streamline.insert")}: ${words.trim()}`}
              onClick={() => onInsert(words)}
            >
              {words}
            </UnstyledButton>
          );
        })}
      </div>
      <Button
        size="compact-xs"
        variant="subtle"
        aria-label={t("proposals.streamline.insertAll", { symbol })}
        onClick={() => onInsert(text)}
      >
        {t("proposals.streamline.all")}
      </Button>
    </article>
  );
}
