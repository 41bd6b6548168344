import { Anchor, Button, Checkbox, Text } from "@mantine/core";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getRedline } from "../../api/history";
import { Exporting } from "../../components/exporting/Exporting";
import { Figures } from "../../components/Figures";
import { Icon } from "../../components/Icon";
import { useSignedInLoad } from "../../components/signedOut";
import { MarkedText } from "../../components/text/MarkedText";
import {
  changesOfClause,
  chosenChanges,
  type DelegationKey,
  isChangedSign,
  sectionsOf,
} from "../../model/changes";
import { decisionsBetween } from "../../model/decisions";
import type { MarkedClause, Redline } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import { ChangeBar } from "./ChangeBar";
import { DecisionsList } from "./DecisionsList";
import { Fold } from "./Fold";
import classes from "./History.module.css";
import { Loaded } from "./Loaded";
import { momentName } from "./momentName";
import { useClauseMenu } from "./useClauseMenu";
import { useSteps } from "./useSteps";
import type { ViewProps } from "./view";

interface RedlineViewProps extends ViewProps {
  readonly from: string;
  readonly to: string;
}

interface ShownProps extends RedlineViewProps {
  readonly redline: Redline;
  readonly again: () => void;
}

/** A delegation that was chosen is not any more, or the other way round. */
function toggled(chosen: ReadonlySet<DelegationKey>, key: DelegationKey): ReadonlySet<DelegationKey> {
  const next = new Set(chosen);
  if (!next.delete(key)) next.add(key);
  return next;
}

function Shown(props: ShownProps) {
  const { redline, again, story, looking, look, announce, onChanged, from, to } = props;
  const { t, i18n } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const [exporting, setExporting] = useState(false);
  const [unfolded, setUnfolded] = useState<ReadonlySet<ClauseId>>(new Set());
  const { figures } = redline;
  const changesOf = useMemo(
    () => new Map(redline.clauses.map((clause) => [clause.id, changesOfClause(clause)] as const)),
    [redline],
  );
  const changes = useMemo(
    () => chosenChanges([...changesOf.values()].flat(), looking.of),
    [changesOf, looking.of],
  );
  const sections = useMemo(() => {
    const touched = new Set(changes.map(({ clause }) => clause));
    if (looking.of.size === 0)
      for (const { id, runs } of redline.clauses) if (runs.some(isChangedSign)) touched.add(id);
    return sectionsOf(redline.clauses, ({ id }) => looking.all || touched.has(id) || unfolded.has(id));
  }, [redline, changes, looking.all, looking.of, unfolded]);
  const steps = useSteps(root, changes, redline.clauses);
  const [menu, dialogs] = useClauseMenu({ story, looking, look, announce, onChanged });
  const filtered = looking.of.size > 0;
  const fold = useCallback(
    (clauses: readonly MarkedClause[]) => (
      <Fold
        clauses={clauses}
        filtered={filtered}
        onOpen={() => setUnfolded((last) => new Set([...last, ...clauses.map(({ id }) => id)]))}
      />
    ),
    [filtered],
  );
  const count = new Intl.NumberFormat(i18n.language);
  const nothing = changes.length === 0;
  const decided =
    redline.brackets.length > 0 ||
    redline.acts.length > 0 ||
    decisionsBetween(story.timeline.marks, redline.from.seq, redline.to.seq).length > 0;
  return (
    <div className={classes.desk} ref={root} data-wide={looking.view === "sides" || undefined}>
      <div className={classes.bar}>
        <ChangeBar steps={steps} count={changes.length} />
        <div className={classes.toggles}>
          <Checkbox
            size="xs"
            label={t("changes.onlyChanged")}
            checked={!looking.all}
            onChange={(event) => look({ all: !event.currentTarget.checked }, { replace: true })}
          />
          <Checkbox
            size="xs"
            label={t("changes.letters")}
            checked={looking.letters}
            onChange={(event) => look({ letters: event.currentTarget.checked }, { replace: true })}
          />
        </div>
      </div>
      <div className={classes.column}>
        <div className={classes.summary} role="status">
          <Text span className={classes.moments ?? ""}>
            {momentName(redline.from, t, i18n.language)} → {momentName(redline.to, t, i18n.language)}
          </Text>
          <Text span c="var(--plenary-quiet)" className={nothing ? "" : (classes.sum ?? "")}>
            {nothing
              ? looking.of.size > 0
                ? t("changes.nothingByThese")
                : t("changes.nothing")
              : t("changes.summary", {
                  count: figures.clauses,
                  inserted: count.format(figures.inserted),
                  deleted: count.format(figures.deleted),
                })}
          </Text>
          {looking.to === undefined && (
            <Anchor component="button" type="button" fz="0.92rem" onClick={again}>
              {t("changes.refresh")}
            </Anchor>
          )}
          {story.proposal === undefined && (
            <Anchor component="button" type="button" fz="0.92rem" onClick={() => setExporting(true)}>
              {t("papers.exportThis")}
            </Anchor>
          )}
        </div>
        <div className={classes.sheet}>
          <MarkedText
            label={t("changes.text")}
            sections={sections}
            changesOf={changesOf}
            manner={looking.view === "sides" ? "sides" : "merged"}
            chosen={looking.of}
            current={steps.current}
            menu={menu}
            fold={fold}
            heads={[redline.from, redline.to].map((moment) => momentName(moment, t, i18n.language))}
          />
        </div>
      </div>
      {(figures.delegations.length > 0 || decided) && (
        <aside className={classes.aside} aria-label={t("figures.title")}>
          {figures.delegations.length > 0 && (
            <>
              <h2 className={classes.asideTitle}>{t("figures.title")}</h2>
              <Text className={classes.hint ?? ""} fz="0.86rem" c="var(--plenary-quiet)" mb="xs">
                {t("figures.hint")}
              </Text>
              <Figures
                label={t("figures.title")}
                delegations={figures.delegations}
                chosen={looking.of}
                onToggle={(key) => look({ of: toggled(looking.of, key) }, { replace: true })}
              />
            </>
          )}
          {looking.of.size > 0 && (
            <Button
              mt="xs"
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Icon name="remove" size={14} />}
              onClick={() => look({ of: new Set() }, { replace: true })}
            >
              {t("figures.all")}
            </Button>
          )}
          <DecisionsList redline={redline} timeline={story.timeline} />
        </aside>
      )}
      {dialogs}
      {exporting && (
        <Exporting
          draft={story.draft.id}
          subject={{ kind: "redline", from, to }}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  );
}

/** The text between two moments, with its changes. */
export function RedlineView(props: RedlineViewProps) {
  const { story, looking, from, to } = props;
  const load = useCallback(
    () =>
      getRedline(story.past, {
        from,
        to,
        clause: looking.clause,
        by: looking.letters ? "character" : "word",
        brackets: "drawn",
      }),
    [story, from, to, looking.clause, looking.letters],
  );
  const [redline, again] = useSignedInLoad(load);
  return (
    <Loaded load={redline} again={again}>
      {(value) => <Shown {...props} redline={value} again={again} />}
    </Loaded>
  );
}
