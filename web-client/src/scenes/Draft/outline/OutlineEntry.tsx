import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Occupant } from "../../../collab/participants";
import { Sign, type SignName } from "../../../components/Sign";
import type { ClauseKind } from "../../../model/clause";
import type { ClauseNews } from "../../../model/clauseNews";
import type { ClauseId } from "../../../model/ids";
import { nameWithDelegation } from "../../../model/person";
import type { ClauseStatus } from "../../../model/standing";
import { clauseAddress } from "./clauseAddress";
import classes from "./Outline.module.css";

interface OutlineEntryProps {
  readonly id: ClauseId;
  readonly kind: ClauseKind;
  readonly number: string;
  readonly opening: string;
  readonly status: ClauseStatus;
  /** Whether brackets stand in it, though its status says something else. */
  readonly isBracketedToo: boolean;
  /** The others who are in it. */
  readonly people: readonly Occupant[];
  readonly news: ClauseNews | undefined;
  readonly isCurrent: boolean;
  /** Whether the Tab key comes here. */
  readonly isReached: boolean;
  /** Whether it is an alternative to another one. */
  readonly isAlternative: boolean;
  readonly onGo: (clause: ClauseId) => void;
}

const signs: Readonly<Partial<Record<ClauseStatus, SignName>>> = {
  ADOPTED: "lock",
  AGREED: "lock",
  AGREED_AD_REFERENDUM: "check",
  BRACKETED: "brackets",
  PARKED: "pause",
};

const mostDots = 3;

/** Words whose first letter is of a script that is written from the right to the left. */
const fromTheRight = /^\P{L}*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}]/u;

/** The colours of those who are in a clause; who they are is read out, and shown by the pointer. */
function Dots({ people }: { readonly people: readonly Occupant[] }) {
  const { t } = useTranslation();
  const who = people.map(nameWithDelegation).join(", ");
  return (
    <span className={classes.dots} title={who}>
      {people.slice(0, mostDots).map(({ id, color }) => (
        <span key={id} className={classes.dot} style={{ backgroundColor: color }} />
      ))}
      {people.length > mostDots && <span aria-hidden="true">+{people.length - mostDots}</span>}
      <span className="visually-hidden">{t("outline.here", { count: people.length, who })}</span>
    </span>
  );
}

/** One clause of the outline. Drawn anew only when something of it changed: a draft has hundreds. */
export const OutlineEntry = memo(function OutlineEntry({
  id,
  kind,
  number,
  opening,
  status,
  isBracketedToo,
  people,
  news,
  isCurrent,
  isReached,
  isAlternative,
  onGo,
}: OutlineEntryProps) {
  const { t } = useTranslation();
  const shown = isBracketedToo ? ([status, "BRACKETED"] as const) : [status];
  return (
    <a
      href={clauseAddress(id)}
      className={classes.entry}
      data-kind={kind}
      data-alternative={isAlternative || undefined}
      aria-current={isCurrent ? "location" : undefined}
      tabIndex={isReached ? 0 : -1}
      onClick={(event) => {
        // Another tab or window is the browser's own matter.
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onGo(id);
      }}
    >
      {number !== "" && <span className={classes.number}>{number}</span>}
      <span
        className={classes.words}
        data-empty={opening === "" || undefined}
        data-from-right={fromTheRight.test(opening) || undefined}
        dir="auto"
      >
        {opening === "" ? t("outline.empty") : opening}
      </span>
      <span className={classes.marks}>
        {news !== undefined && (
          <span className={classes.news} title={t(`outline.${news}`)}>
            <span className="visually-hidden">{t(`outline.${news}`)}</span>
          </span>
        )}
        {people.length > 0 && <Dots people={people} />}
        {shown.map((each) => {
          const sign = signs[each];
          return (
            sign !== undefined && (
              <span key={each} className={classes.status} data-status={each} title={t(`status.${each}`)}>
                <Sign name={sign} />
                <span className="visually-hidden">{t(`status.${each}`)}</span>
              </span>
            )
          );
        })}
      </span>
    </a>
  );
});
