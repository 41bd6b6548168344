import { Button, Group, Loader, Modal, NativeSelect, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { getThreeWays, incorporate } from "../../../api/proposals";
import { clauseName } from "../../../components/clauseName";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { useSignedInLoad } from "../../../components/signedOut";
import { useAction } from "../../../components/useAction";
import type { ClauseEntry } from "../../../editor/clauses";
import type { ClauseId } from "../../../model/ids";
import { openOn, type Proposal } from "../../../model/proposals";
import type { Taking } from "../../../model/taking";
import { Contender } from "./Contender";
import type { Contending, ProposalsInRoom } from "./inRoom";
import classes from "./Proposals.module.css";
import { candidatesFor } from "./streamlineSources";
import { Wording } from "./Wording";
import { proposalName } from "./words";

interface ClauseTableProps {
  readonly clause: ClauseId;
  readonly proposals: ProposalsInRoom;
  readonly clauses: readonly ClauseEntry[];
  readonly onClose: () => void;
}

/** What is about to be done with a proposal. */
interface Choice {
  readonly as: Taking;
  readonly contending: Contending;
}

/** From what differences are shown: what the draft reads now, what it read when each proposal was made, a proposal, or nothing. */
type Against = "now" | "base" | "nothing" | Proposal["id"];

function wordsAgainst(against: Against, of: Contending, all: readonly Contending[]): string | undefined {
  if (against === "nothing" || against === of.proposal.id) return undefined;
  if (against === "now") return of.ways.now ?? "";
  if (against === "base") return of.ways.base ?? "";
  return all.find(({ proposal }) => proposal.id === against)?.ways.proposal ?? "";
}

/** All proposals on a clause beside the draft's wording and each other, and for who leads the draft the ways to take them. */
export function ClauseTable({ clause, proposals, clauses, onClose }: ClauseTableProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { all, names, draft, leads, again, announce, ask } = proposals;
  const open = openOn(all, clause);
  const key = open.map(({ id, revision }) => `${id} ${revision ?? ""}`).join(",");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which these are
  const load = useCallback(
    () =>
      Promise.all(
        open.map(
          async (proposal): Promise<Contending> => ({
            proposal,
            ways: await getThreeWays(proposal.id, clause),
          }),
        ),
      ),
    [key, clause],
  );
  const [loaded, reload] = useSignedInLoad(load);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the proposals are read anew
  useEffect(() => reload(), [all, reload]);
  const [against, setAgainst] = useState<Against>("now");
  const [choice, setChoice] = useState<Choice>();
  const action = useAction();
  const entry = clauses.find(({ id }) => id === clause);
  const label = open.flatMap((each) => each.clauses.filter((one) => one.clause === clause))[0]?.label;
  const name = entry === undefined ? (label ?? "") : clauseName(entry, t);
  const contending = loaded.kind === "loaded" ? loaded.value : [];
  const known = (id: string) => all.find((each) => each.id === id);
  const take = () => {
    if (choice === undefined) return;
    const { as, contending: taken } = choice;
    action.run(
      () => incorporate(draft, taken.proposal.id, [clause], as),
      () => {
        announce(t(`proposals.table.done.${as}`, { clause: name, symbol: proposalName(taken.proposal) }));
        again();
        if (open.length > 1) setChoice(undefined);
        else onClose();
      },
    );
  };
  const explain = ({ as, contending: { proposal, ways } }: Choice) => {
    if (as === "PROPOSED" && ways.collides) return t("proposals.table.explain.PROPOSEDCollides");
    const holders = [names.ofProposer(proposal.by), ...proposal.sponsors.map(names.ofDelegation)].join(", ");
    return as === "BRACKETED"
      ? t("proposals.table.explain.BRACKETED", { holders })
      : t(`proposals.table.explain.${as}`);
  };
  const words =
    choice === undefined ? undefined : { clause: name, symbol: proposalName(choice.contending.proposal) };
  const columns = Math.min(contending.length + 1, 3);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("proposals.table.title", { clause: name })}
      size="min(80rem, 96vw)"
      fullScreen={narrow}
      centered
    >
      {loaded.kind === "loading" && <Loader size="sm" role="status" aria-label={t("app.loading")} />}
      {loaded.kind === "failed" && (
        <Failure>{t("proposals.failed", { reason: describeError(loaded.error, t) })}</Failure>
      )}
      {loaded.kind === "loaded" && contending.length === 0 && (
        <Text size="sm">{t("proposals.noneSuch")}</Text>
      )}
      {contending.length > 0 && (
        <>
          <NativeSelect
            className={classes.against ?? ""}
            size="xs"
            label={t("proposals.table.against")}
            value={against}
            data={[
              { value: "now", label: t("proposals.table.againstNow") },
              { value: "base", label: t("proposals.table.againstBase") },
              ...(contending.length > 1
                ? contending.map(({ proposal }) => ({ value: proposal.id, label: proposalName(proposal) }))
                : []),
              { value: "nothing", label: t("proposals.table.againstNothing") },
            ]}
            onChange={(event) => setAgainst(event.currentTarget.value as Against)}
          />
          <div
            className={classes.contenders}
            style={{ gridTemplateColumns: narrow ? undefined : `repeat(${columns}, minmax(0, 1fr))` }}
          >
            <article className={classes.contender} aria-label={t("proposals.table.now")}>
              <h3 className={classes.name}>{t("proposals.table.now")}</h3>
              <Wording
                words={contending[0]?.ways.now}
                against={undefined}
                absent={t("proposals.table.notThere")}
              />
            </article>
            {contending.map((each) => (
              <Contender
                key={each.proposal.id}
                contending={{ ...each, proposal: known(each.proposal.id) ?? each.proposal }}
                names={names}
                against={wordsAgainst(against, each, contending)}
                chosen={choice?.contending.proposal.id === each.proposal.id}
                onTake={
                  leads && choice === undefined
                    ? (as) => {
                        action.forget();
                        setChoice({ as, contending: each });
                      }
                    : undefined
                }
                onDecline={
                  leads && choice === undefined
                    ? () => ask({ kind: "decline", proposal: each.proposal })
                    : undefined
                }
              />
            ))}
          </div>
        </>
      )}
      {choice !== undefined && words !== undefined && (
        <section className={classes.confirm} aria-labelledby="proposals-question">
          <h3 id="proposals-question" tabIndex={-1} ref={(heading) => heading?.focus()}>
            {t(`proposals.table.confirm.${choice.as}`, words)}
          </h3>
          <Text size="sm">{explain(choice)}</Text>
        </section>
      )}
      {action.failure !== undefined && (
        <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
      )}
      <Group justify="flex-end" mt="md" gap="xs">
        {choice === undefined ? (
          <>
            {leads && candidatesFor(all, clause).here.length > 0 && (
              <Button variant="light" onClick={() => ask({ kind: "streamline", clause })}>
                {t("proposals.streamline.open")}
              </Button>
            )}
            <Button variant="default" onClick={onClose}>
              {t("proposals.close")}
            </Button>
          </>
        ) : (
          <>
            <Button variant="default" onClick={() => setChoice(undefined)}>
              {t("proposals.table.back")}
            </Button>
            <Button loading={action.working} onClick={take}>
              {t(`proposals.table.submit.${choice.as}`)}
            </Button>
          </>
        )}
      </Group>
    </Modal>
  );
}
