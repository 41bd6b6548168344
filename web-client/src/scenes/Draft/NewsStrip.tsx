import { CloseButton, UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Icon } from "../../components/Icon";
import type { ClauseGuide } from "../../components/People";
import type { Packages } from "../../model/agreement";
import { type Brackets, partsOf } from "../../model/brackets";
import type { ClauseId, DraftId } from "../../model/ids";
import { historyAddress } from "../../model/looking";
import { whoOf } from "../../model/person";
import type { LeftBehind, RoomNews } from "../../model/told";
import type { BracketsInRoom } from "./brackets/useBrackets";
import classes from "./NewsStrip.module.css";
import type { CurrentNews } from "./useNews";

interface NewsStripProps {
  readonly draft: DraftId;
  readonly current: CurrentNews;
  readonly guide: ClauseGuide;
  readonly brackets: Pick<BracketsInRoom, "brackets" | "nameOf">;
  readonly packages: Packages;
  /** Shows the proposals. */
  readonly onProposals: () => void;
}

/** The clause of the words that a piece of news about brackets is about, as far as they are known. */
function bracketedClause(what: RoomNews["what"], brackets: Brackets): ClauseId | undefined {
  if (what.kind === "bracket" || what.kind === "confirm") return what.clause;
  const bracket = "bracket" in what ? brackets.all.get(what.bracket) : undefined;
  return bracket && partsOf(bracket, brackets.places.get(bracket.id))[0]?.clause;
}

/** The clauses that a piece of news is about, as far as they are known. */
function clausesAbout(what: RoomNews["what"], brackets: Brackets): readonly ClauseId[] {
  switch (what.kind) {
    case "statuses":
    case "incorporate":
      return what.clauses;
    case "alternative":
    case "apart":
    case "streamline":
      return [what.clause];
    case "choice":
      return what.choose === undefined ? [] : [what.choose];
    case "choice-again":
      return [what.of];
    default:
      return [bracketedClause(what, brackets)].filter((id) => id !== undefined);
  }
}

/** So many clauses are named; of more, only how many there are. */
const mostNamed = 3;
/** Words that do not come back in brackets are quoted up to here. */
const longestQuote = 40;
/** News that come in a row are read out together. */
const calmMillis = 1_200;

function clauseNames(clauses: readonly ClauseId[], guide: ClauseGuide, t: TFunction, language: string) {
  const names = clauses.map((id) => guide.nameOf(id)).filter((name) => name !== undefined);
  if (names.length === 0) return t("room.news.clauses", { count: clauses.length });
  const more = clauses.length - Math.min(names.length, mostNamed);
  const shown = names.slice(0, mostNamed);
  if (more > 0) shown.push(t("room.news.others", { count: more }));
  // As international texts have it, without a comma before the last.
  const style = language === "en" ? "en-GB" : language;
  return new Intl.ListFormat(style, { type: "conjunction" }).format(shown);
}

interface Naming extends Pick<NewsStripProps, "guide" | "brackets" | "packages"> {
  readonly t: TFunction;
  readonly language: string;
}

type Restored = Extract<RoomNews["what"], { readonly kind: "restore" }>;

function restored(
  { revision: symbol, clause }: Restored,
  who: string,
  { guide, t, language }: Pick<Naming, "guide" | "t" | "language">,
): string {
  if (clause === undefined) {
    return symbol === undefined
      ? t("room.news.restored", { who })
      : t("room.news.restoredTo", { who, symbol });
  }
  const named = clauseNames([clause], guide, t, language);
  return symbol === undefined
    ? t("room.news.restoredClause", { who, clause: named })
    : t("room.news.restoredClauseTo", { who, clause: named, symbol });
}

/** What does not come back with a text: the first few by their holders and words, of more how many. */
function leftBehind(
  { brackets, alternatives, bracketCount, alternativeCount }: LeftBehind,
  guide: ClauseGuide,
  { nameOf }: NewsStripProps["brackets"],
  t: TFunction,
): string[] {
  const named = (clause: ClauseId | undefined) =>
    (clause && guide.nameOf(clause)) ?? t("room.news.clauses", { count: 1 });
  const words = brackets.slice(0, mostNamed).map(({ holders, clauses, quote }) =>
    t("room.news.leftBracket", {
      holders: holders.map(({ holder }) => nameOf(holder)).join(", "),
      clause: named(clauses[0]),
      quote: quote.length > longestQuote ? `${quote.slice(0, longestQuote).trimEnd()}…` : quote,
    }),
  );
  const more = bracketCount - words.length;
  if (more > 0) words.push(t("room.news.leftBrackets", { count: more }));
  if (alternativeCount > 0) {
    const of = named(alternatives[0]?.of);
    words.push(t("room.news.leftAlternatives", { count: alternativeCount, clause: of }));
  }
  return words;
}

function sentence({ what, ...by }: RoomNews, { guide, brackets, packages, t, language }: Naming): string {
  const who = whoOf(by);
  const clause = bracketedClause(what, brackets.brackets);
  const name = clause && guide.nameOf(clause);
  const where = name === undefined ? "" : t("brackets.news.in", { clause: name });
  switch (what.kind) {
    case "mode":
      return t(`room.news.mode.${what.mode}`, { who });
    case "revision":
      return t("room.news.revision", { who, symbol: what.symbol });
    case "archive":
      return t(what.archived ? "room.news.archived" : "room.news.broughtBack", { who });
    case "numbering":
      return what.since === undefined
        ? t("room.news.numbersRun", { who })
        : t("room.news.numbersHold", { who, symbol: what.since });
    case "bracket":
      return t(what.isToCome ? "placeholders.news" : "brackets.news.placed", {
        who,
        where,
        holder: brackets.nameOf(what.holder),
      });
    case "bracket-hold": {
      const says = t(`brackets.says.${what.stance}`);
      return t("brackets.news.held", { who, where, holder: brackets.nameOf(what.holder), says });
    }
    case "bracket-leave":
      return t("brackets.news.left", { who, where, holder: brackets.nameOf(what.holder) });
    case "bracket-settle":
      return t(`brackets.news.settled${what.as}`, { who, where });
    case "bracket-again":
      return t("brackets.news.again", { who, where });
    case "alternative": {
      const named = clauseNames([what.of], guide, t, language);
      return t("room.news.alternative", { who, clause: named });
    }
    case "choice":
      return what.choose === undefined
        ? t("room.news.choseNone", { who })
        : t("room.news.chose", { who, clause: clauseNames([what.choose], guide, t, language) });
    case "choice-again":
      return t("room.news.choiceAgain", { who, clause: clauseNames([what.of], guide, t, language) });
    case "apart":
      return t("room.news.apart", { who, clause: clauseNames([what.clause], guide, t, language) });
    case "package":
      return t("packages.news.made", { who, title: what.title });
    case "package-change":
      return t("packages.news.changed", { who, title: what.title });
    case "package-dissolve":
      return t("packages.news.dissolved", { who });
    case "package-status":
      return t(`packages.news.${what.status}`, {
        who,
        title: packages.get(what.bundle)?.title ?? "",
        clauses: clauseNames(what.clauses, guide, t, language),
      });
    case "confirm": {
      const clauses = clauseNames([what.clause], guide, t, language);
      const party = brackets.nameOf(what.party);
      return t(what.confirms ? "agreement.news.confirmed" : "agreement.news.withheld", {
        who,
        clauses,
        party,
      });
    }
    case "restore": {
      const done = restored(what, who, { guide, t, language });
      return what.left === undefined
        ? done
        : t("room.news.restoredBut", { done, left: leftBehind(what.left, guide, brackets, t).join("; ") });
    }
    case "proposal-rules":
      return t("room.news.proposalRules", { who });
    case "proposal":
      return t(what.isAgain ? "room.news.tabledAgain" : "room.news.tabled", {
        who,
        symbol: what.symbol,
        title: what.title,
      });
    case "sponsor":
      return t(what.joins ? "room.news.sponsored" : "room.news.sponsoredNoMore", {
        who,
        party: brackets.nameOf(what.party),
        symbol: what.symbol,
      });
    case "withdraw":
      return t("room.news.withdrew", { who, symbol: what.symbol });
    case "not-taken":
      return t("room.news.notTaken", { who, symbol: what.symbol });
    case "incorporate":
      return t(`room.news.took.${what.as}`, {
        who,
        symbol: what.symbol,
        clauses: clauseNames(what.clauses, guide, t, language),
      });
    case "streamline":
      return t("room.news.streamlined", {
        who,
        symbols: what.symbols.join(", "),
        clause: clauseNames([what.clause], guide, t, language),
      });
    case "statuses":
      return t(`room.news.status.${what.status}`, {
        who,
        clauses: clauseNames(what.clauses, guide, t, language),
      });
  }
}

/** The way to what a piece of news is about. */
function Way({
  news,
  draft,
  guide,
  brackets,
  onGo,
  onProposals,
}: Pick<NewsStripProps, "draft" | "guide" | "brackets" | "onProposals"> & {
  news: RoomNews;
  onGo: () => void;
}) {
  const { t } = useTranslation();
  const { what, seq } = news;
  switch (what.kind) {
    case "mode":
    case "archive":
    case "numbering":
    case "package":
    case "package-change":
    case "package-dissolve":
      return null;
    case "proposal-rules":
    case "proposal":
    case "sponsor":
    case "withdraw":
    case "not-taken":
      return (
        <UnstyledButton
          className={classes.way}
          onClick={() => {
            onGo();
            onProposals();
          }}
        >
          {t("proposals.see")}
        </UnstyledButton>
      );
    case "revision":
      return (
        <Link className={classes.way} href={historyAddress(draft, { tab: "revisions" })}>
          {t("room.news.seeRevision")}
        </Link>
      );
    case "restore":
      // The text changes with the entry after the decision.
      return (
        <Link
          className={classes.way}
          href={historyAddress(draft, { from: `seq:${seq}`, to: `seq:${seq + 1}` })}
        >
          {t("room.news.see")}
        </Link>
      );
    default: {
      const about = clausesAbout(what, brackets.brackets);
      const clause = about.find((id) => guide.nameOf(id) !== undefined);
      if (clause === undefined) return null;
      return (
        <UnstyledButton
          className={classes.way}
          onClick={() => {
            onGo();
            guide.goTo(clause);
          }}
        >
          {t("room.news.goTo", { clause: guide.nameOf(clause) })}
        </UnstyledButton>
      );
    }
  }
}

/**
 * What others decided just now, in a strip at the foot of the room: who, what, and the way to see it. It takes a line of the
 * window for itself, and no focus. Several pieces of news are gathered behind the latest one.
 */
export function NewsStrip({ draft, current, guide, brackets, packages, onProposals }: NewsStripProps) {
  const { t, i18n } = useTranslation();
  const { news, dismiss, attend } = current;
  const [unfolded, setUnfolded] = useState(false);
  const [spoken, setSpoken] = useState("");
  const listId = useId();
  const [latest, ...earlier] = news;
  const naming = { guide, brackets, packages, t, language: i18n.language };
  const sentences = news.map((each) => sentence(each, naming));
  const shown = latest !== undefined;
  const lastSpoken = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is said anew is said for new news only, not for new names
  useEffect(() => {
    const timer = setTimeout(() => {
      const fresh = sentences.filter((_, index) => (news[index]?.seq ?? 0) > lastSpoken.current);
      if (fresh.length === 0) return;
      lastSpoken.current = latest?.seq ?? 0;
      setSpoken(fresh.reverse().join(". "));
    }, calmMillis);
    return () => clearTimeout(timer);
  }, [latest?.seq]);
  useEffect(() => {
    if (!shown) setUnfolded(false);
  }, [shown]);
  // What floats over the page floats above the strip.
  const strip = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!shown || strip.current === null) return undefined;
    const { style } = document.documentElement;
    const sizes = new ResizeObserver(([entry]) => {
      style.setProperty("--foot-height", `${entry?.borderBoxSize[0]?.blockSize ?? 0}px`);
    });
    sizes.observe(strip.current);
    return () => {
      sizes.disconnect();
      style.removeProperty("--foot-height");
    };
  }, [shown]);
  return (
    <>
      <p className="visually-hidden" role="status" aria-live="polite">
        {spoken}
      </p>
      {latest !== undefined && (
        <section
          ref={strip}
          className={classes.strip}
          aria-label={t("room.news.title")}
          data-room-region="news"
          onPointerEnter={() => attend(true)}
          onPointerLeave={() => attend(false)}
          onFocus={() => attend(true)}
          onBlur={() => attend(false)}
        >
          <div className={classes.inner}>
            {unfolded && earlier.length > 0 && (
              <ul id={listId} className={classes.earlier}>
                {[...earlier].reverse().map((each) => (
                  <li key={`${each.what.kind} ${each.seq}`} className={classes.line}>
                    <span>{sentence(each, naming)}</span>
                    <Way
                      news={each}
                      draft={draft}
                      guide={guide}
                      brackets={brackets}
                      onGo={dismiss}
                      onProposals={onProposals}
                    />
                  </li>
                ))}
              </ul>
            )}
            <div className={classes.line}>
              <Icon name="history" size={16} />
              <span className={classes.latest}>{sentences[0]}</span>
              <Way
                news={latest}
                draft={draft}
                guide={guide}
                brackets={brackets}
                onGo={dismiss}
                onProposals={onProposals}
              />
              <span className={classes.spring} />
              {earlier.length > 0 && (
                <UnstyledButton
                  className={classes.more}
                  aria-expanded={unfolded}
                  aria-controls={unfolded ? listId : undefined}
                  onClick={() => setUnfolded((before) => !before)}
                >
                  {t("room.news.more", { count: earlier.length })}
                  <Icon name="chevron" size={14} />
                </UnstyledButton>
              )}
              <CloseButton size="sm" aria-label={t("room.news.dismiss")} onClick={dismiss} />
            </div>
          </div>
        </section>
      )}
    </>
  );
}
