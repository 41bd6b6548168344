import { Anchor, Drawer, Loader, Text } from "@mantine/core";
import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { getClauseHistory } from "../api/history";
import type { ClauseHistory, Hand, StatusChange, Wording } from "../model/history";
import type { ClauseId, DraftId } from "../model/ids";
import { historyAddress } from "../model/looking";
import { whoOf } from "../model/person";
import classes from "./ClauseHistoryDrawer.module.css";
import { describeError } from "./describeError";
import { Failure } from "./Failure";
import { useLook } from "./palette";
import { RestoreDialog, type Restoring } from "./RestoreDialog";
import { StatusBadge } from "./StatusBadge";
import { useSignedInLoad } from "./signedOut";
import { useTextLanguage } from "./text/language";
import { momentFormat } from "./time";

interface Named {
  readonly id: ClauseId;
  readonly name: string;
}

interface ClauseHistoryDrawerProps {
  readonly draft: DraftId;
  /** The clause whose history is open; undefined when none is. */
  readonly clause: Named | undefined;
  readonly mayRestore: boolean;
  readonly onClose: () => void;
  /** A wording was brought back; the words say what was done. */
  readonly onRestored: (words: string) => void;
}

function useFormat(): (date: Date) => string {
  const { i18n } = useTranslation();
  const format = momentFormat(i18n.language);
  return (date) => format.format(date);
}

interface WordingItemProps {
  readonly wording: Wording;
  readonly isNow: boolean;
  /** The same words stood in the one before. */
  readonly same: boolean;
  readonly actions: ReactNode;
}

function WordingItem({ wording, isNow, same, actions }: WordingItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useTextLanguage();
  return (
    <li className={classes.wording} data-now={isNow || undefined}>
      <div className={classes.head}>
        <span className={classes.moment}>
          {isNow ? t("moment.now") : (wording.revision ?? t("moment.beginning"))}
        </span>
        {wording.number !== "" && <span className={classes.quiet}>{wording.number}</span>}
        {wording.status !== undefined && wording.status !== "OPEN" && <StatusBadge status={wording.status} />}
        <span className={classes.quiet}>{format(wording.at)}</span>
      </div>
      {wording.text === undefined ? (
        <Text className={classes.quiet ?? ""}>{t("clauseHistory.missing")}</Text>
      ) : same ? (
        <Text className={classes.quiet ?? ""}>{t("clauseHistory.same")}</Text>
      ) : wording.text === "" ? (
        <p className={classes.text}>{t("clauseHistory.empty")}</p>
      ) : (
        <p className={classes.text} {...language}>
          {wording.text}
        </p>
      )}
      {actions !== null && <div className={classes.actions}>{actions}</div>}
    </li>
  );
}

function StatusItem({ change }: { change: StatusChange }) {
  const { t } = useTranslation();
  const format = useFormat();
  const who = whoOf(change);
  return (
    <li className={classes.status}>
      <StatusBadge status={change.status} /> {t("status.decidedBy", { who })}
      <div className={classes.quiet}>{format(change.at)}</div>
      {change.reason !== undefined && <div>{t("status.reason", { reason: change.reason })}</div>}
    </li>
  );
}

function HandItem({ hand }: { hand: Hand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const lookOf = useLook();
  return (
    <li className={classes.person} {...lookOf(hand.delegation).ink}>
      <span>
        {hand.name}
        {hand.delegation !== undefined && <span className={classes.code}> · {hand.delegation}</span>}
      </span>
      <span className={classes.figures}>
        <span aria-hidden="true">
          +{hand.inserted} −{hand.deleted}
        </span>
        <span className="visually-hidden">{t("figures.inAndOut", { ...hand })}</span>
      </span>
      <span className={classes.quiet}>
        {[...new Set([format(hand.first), format(hand.last)])].join(" – ")}
      </span>
    </li>
  );
}

interface ContentProps extends Omit<ClauseHistoryDrawerProps, "clause" | "onClose"> {
  readonly clause: Named;
  readonly history: ClauseHistory;
  readonly again: () => void;
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

function Content({ draft, clause, history, mayRestore, onRestored, again }: ContentProps) {
  const { t } = useTranslation();
  const [restoring, setRestoring] = useState<Restoring>();
  const { wordings, statuses, people } = history;
  const now = wordings.at(-1);
  const entries = wordings.map((wording, index) => {
    const before = wordings[index - 1];
    const isNow = index === wordings.length - 1;
    const to = wording.revision ?? `seq:${wording.seq}`;
    const toName = wording.revision ?? t("moment.beginning");
    const differs = now !== undefined && wording.text !== now.text;
    const actions = isNow ? null : (
      <>
        <Anchor component={Link} fz="0.92rem" href={historyAddress(draft, { from: to, clause: clause.id })}>
          {t("clauseHistory.compare")}
        </Anchor>
        {mayRestore && differs && (
          <Anchor
            component="button"
            type="button"
            fz="0.92rem"
            onClick={() => setRestoring({ to, toName, clause })}
          >
            {t("clauseHistory.restore")}
          </Anchor>
        )}
      </>
    );
    const same = before !== undefined && before.text !== undefined && before.text === wording.text;
    return (
      <WordingItem
        key={wording.seq}
        wording={wording}
        isNow={isNow}
        same={same && !isNow}
        actions={actions}
      />
    );
  });
  return (
    <>
      <Section title={t("clauseHistory.wordings")}>
        <ol className={classes.wordings}>{entries.reverse()}</ol>
      </Section>
      <Section title={t("clauseHistory.statuses")}>
        {statuses.length === 0 ? (
          <Text className={classes.quiet ?? ""}>{t("status.never")}</Text>
        ) : (
          <ol className={classes.statuses}>
            {[...statuses].reverse().map((change) => (
              <StatusItem key={change.seq} change={change} />
            ))}
          </ol>
        )}
      </Section>
      <Section title={t("clauseHistory.people")}>
        {people.length === 0 ? (
          <Text className={classes.quiet ?? ""}>{t("clauseHistory.nobody")}</Text>
        ) : (
          <ul className={classes.people}>
            {people.map((hand) => (
              <HandItem key={hand.person} hand={hand} />
            ))}
          </ul>
        )}
      </Section>
      {restoring !== undefined && (
        <RestoreDialog
          draft={draft}
          {...restoring}
          onClose={() => setRestoring(undefined)}
          onDone={(words) => {
            onRestored(words);
            again();
          }}
        />
      )}
    </>
  );
}

function Opened(props: Omit<ContentProps, "history" | "again">) {
  const { draft, clause } = props;
  const { t } = useTranslation();
  const load = useCallback(() => getClauseHistory(draft, clause.id), [draft, clause.id]);
  const [history, again] = useSignedInLoad(load);
  switch (history.kind) {
    case "loading":
      return <Loader role="status" aria-label={t("app.loading")} />;
    case "failed":
      return <Failure>{t("history.failed", { reason: describeError(history.error, t) })}</Failure>;
    case "loaded":
      return <Content {...props} history={history.value} again={again} />;
  }
}

/** What became of one clause: its wording in each revision, what was decided, and who had a hand in it. */
export function ClauseHistoryDrawer({ clause, onClose, ...rest }: ClauseHistoryDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={clause !== undefined}
      onClose={onClose}
      position="right"
      size={460}
      title={clause === undefined ? "" : t("clauseHistory.title", { clause: clause.name })}
      closeButtonProps={{ "aria-label": t("action.close") }}
      attributes={{ header: { role: "none" } }}
      styles={{ title: { fontWeight: 650 } }}
    >
      {clause !== undefined && <Opened {...rest} clause={clause} />}
    </Drawer>
  );
}
