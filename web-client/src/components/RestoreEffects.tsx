import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { openingOf } from "../model/changes";
import type { Redline } from "../model/history";
import type { ClauseId } from "../model/ids";
import { whoOf } from "../model/person";
import type { BracketFate, BracketInShort, RestorationEffects } from "../model/restoration";
import { clauseName } from "./clauseName";
import classes from "./RestoreEffects.module.css";

interface RestoreEffectsProps {
  readonly effects: RestorationEffects;
  /** The clauses by which others are named. */
  readonly redline: Redline;
  /** How the moment is called that is restored. */
  readonly moment: string;
}

/** So many are named; of more, how many there are. */
const mostNamed = 8;
const longestQuote = 80;

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, " ").trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote).trimEnd()}…` : line;
}

interface ListProps {
  readonly title: string;
  readonly hint: string;
  readonly lines: readonly { readonly id: string; readonly words: string }[];
}

function List({ title, hint, lines }: ListProps) {
  const { t } = useTranslation();
  if (lines.length === 0) return null;
  const more = lines.length - mostNamed;
  return (
    <section className={classes.effects} aria-label={title}>
      <Text fw={600}>{title}</Text>
      <Text c="var(--plenary-quiet)">{hint}</Text>
      <ul>
        {lines.slice(0, mostNamed).map(({ id, words }) => (
          <li key={id}>
            <bdi>{words}</bdi>
          </li>
        ))}
        {more > 0 && <li>{t("restore.others", { count: more })}</li>}
      </ul>
    </section>
  );
}

/** What a restoration does not bring back, and what it does to the brackets that stand. */
export function RestoreEffects({ effects, redline, moment }: RestoreEffectsProps) {
  const { t } = useTranslation();
  const names = new Map(
    redline.clauses.map((clause) => [
      clause.id,
      clauseName(
        { kind: clause.kind, number: clause.numberBefore || clause.number, opening: openingOf(clause) },
        t,
      ),
    ]),
  );
  const nameOf = (clause: ClauseId) => names.get(clause) ?? t("mark.aClause");
  const named = ({ holders, clauses, quote }: BracketInShort) =>
    t("restore.bracket", {
      clause: clauses.map(nameOf).join(", "),
      quote: shortened(quote),
      holders: holders
        .map(({ holder }) =>
          holder === "chair" ? t("mark.chair") : holder === "unknown" ? t("mark.unknown") : holder,
        )
        .join(", "),
    });
  const fateOf = ({ before, after }: BracketFate) =>
    before === "GONE" && after !== "GONE" ? t("restore.fate.BACK") : t(`restore.fate.${after}`);
  const { brackets, alternatives } = effects.left;
  return (
    <>
      <List
        title={t("restore.left", { count: brackets.length, moment })}
        hint={t("restore.leftHint")}
        lines={brackets.map((each) => ({ id: each.id, words: named(each) }))}
      />
      <List
        title={t("restore.apart", { count: alternatives.length, moment })}
        hint={t("restore.apartHint")}
        lines={alternatives.map((each) => ({
          id: each.clause,
          words: t("restore.rival", { of: nameOf(each.of), clause: nameOf(each.clause), who: whoOf(each) }),
        }))}
      />
      <List
        title={t("restore.stand", { count: effects.brackets.length })}
        hint={t("restore.standHint")}
        lines={effects.brackets.map((each) => ({
          id: each.id,
          words: t("restore.becomes", { bracket: named(each), fate: fateOf(each) }),
        }))}
      />
    </>
  );
}
