import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { isPending } from "../../../model/proposals";
import type { Taking } from "../../../model/taking";
import type { Contending } from "./inRoom";
import classes from "./Proposals.module.css";
import type { Names } from "./useNames";
import { Wording } from "./Wording";
import { proposalLabel, proposalName } from "./words";

interface ContenderProps {
  readonly contending: Contending;
  readonly names: Names;
  /** The words from which it differs; undefined to show its own as they are. */
  readonly against: string | undefined;
  /** Whether something is about to be done with it. */
  readonly chosen: boolean;
  /** Undefined where this person takes nothing, or not now. */
  readonly onTake: ((as: Taking) => void) | undefined;
  readonly onDecline: (() => void) | undefined;
}

/** As what a clause of a proposal can be taken: a clause that goes has no words to stand beside others. */
function waysToTake({ ways: { change, collides, merged, now } }: Contending): readonly Taking[] {
  const merges: readonly Taking[] = collides && merged !== undefined ? ["MERGED"] : [];
  const competes: readonly Taking[] = change === "CHANGED" && now !== undefined ? ["ALTERNATIVE"] : [];
  return ["PROPOSED", ...merges, "BRACKETED", ...competes];
}

/** What one proposal makes of a clause. */
export function Contender({ contending, names, against, chosen, onTake, onDecline }: ContenderProps) {
  const { t } = useTranslation();
  const { proposal, ways } = contending;
  const sponsors = proposal.sponsors.length === 0 ? "" : names.ofDelegations(proposal.sponsors);
  return (
    <article
      className={classes.contender}
      data-chosen={chosen || undefined}
      aria-label={proposalLabel(proposal, t)}
    >
      <h3 className={classes.name}>{proposalName(proposal)}</h3>
      <p className={classes.quiet}>
        {t("proposals.by", { who: names.ofProposer(proposal.by) })}
        {sponsors !== "" && `. ${t("proposals.sponsors", { who: sponsors })}`}
      </p>
      <p className={classes.collision} data-collides={ways.collides || undefined}>
        {t(ways.collides ? "proposals.table.collides" : "proposals.table.clear")}
      </p>
      <Wording words={ways.proposal} against={against} absent={t("proposals.table.removed")} />
      {ways.collides && ways.merged !== undefined && (
        <details className={classes.merged}>
          <summary>{t("proposals.table.merged")}</summary>
          <Wording words={ways.merged} against={ways.now ?? ""} absent={t("proposals.table.removed")} />
        </details>
      )}
      {proposal.rationale !== undefined && (
        <details className={classes.rationale}>
          <summary>{t("proposals.rationale")}</summary>
          <p dir="auto">{proposal.rationale}</p>
        </details>
      )}
      {isPending(proposal) && onTake !== undefined && (
        <div className={classes.choices}>
          {waysToTake(contending).map((as) => (
            <Button
              key={as}
              size="xs"
              variant={as === "PROPOSED" && !ways.collides ? "filled" : "light"}
              onClick={() => onTake(as)}
            >
              {t(`proposals.table.${as}`)}
            </Button>
          ))}
          {onDecline !== undefined && (
            <Button size="xs" variant="subtle" color="gray" onClick={onDecline}>
              {t("proposals.decline.open")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
