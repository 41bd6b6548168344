import { Text } from "@mantine/core";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { getBlame } from "../../api/history";
import { clauseName } from "../../components/clauseName";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Figures } from "../../components/Figures";
import { MarkedText } from "../../components/text/MarkedText";
import { authorship, openingOf, type Section } from "../../model/changes";
import type { Blame } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import classes from "./History.module.css";
import { Newest } from "./newest";
import { Player } from "./Player";
import { editedClause, StillView } from "./stillView";
import { usePosition } from "./usePosition";
import type { ViewProps } from "./view";

const nothing = { changes: new Map(), chosen: new Set<never>() } as const;

/** The text as it stood at any moment of the draft's life, played back on demand. */
export function ReplayTab({ story, looking, look }: ViewProps) {
  const { t } = useTranslation();
  const { timeline, past } = story;
  const position = usePosition(timeline, story.revisions, looking.at, look);
  const { seq, playing } = position;
  const root = useRef<HTMLDivElement>(null);
  const still = useMemo(() => new StillView(root), []);
  const [shown, setShown] = useState<{ blame: Blame; edited: string | undefined }>();
  const [failure, setFailure] = useState<unknown>();
  const isPlaying = useRef(playing);
  isPlaying.current = playing;
  const asker = useRef<Newest<number, Blame>>(undefined);
  useEffect(() => {
    const made = new Newest<number, Blame>({
      ask: (wanted, signal) =>
        getBlame(past, { at: `seq:${wanted}`, clause: undefined, deleted: false }, signal),
      onAnswer: (blame) => {
        still.remember();
        setFailure(undefined);
        setShown((last) => ({ blame, edited: editedClause(last?.blame, blame) }));
      },
      onFailure: (error) => setFailure(error),
    });
    asker.current = made;
    return () => made.close();
  }, [past, still]);
  useEffect(() => asker.current?.want(seq), [seq]);
  useLayoutEffect(() => {
    if (shown !== undefined) still.keep(isPlaying.current ? shown.edited : undefined);
  }, [shown, still]);
  const sections = useMemo(
    () => (shown?.blame.clauses ?? []).map((clause): Section => ({ kind: "clause", clause })),
    [shown],
  );
  const authors = useMemo(() => authorship(shown?.blame.clauses ?? []), [shown]);
  const names = useMemo(
    () =>
      new Map(
        (shown?.blame.clauses ?? []).map((clause) => [
          clause.id,
          clauseName({ ...clause, opening: openingOf(clause) }, t),
        ]),
      ),
    [shown, t],
  );
  const nameOf = useCallback((clause: ClauseId) => names.get(clause), [names]);
  const stop = position.setPlaying;
  const onPoint = useCallback(() => stop(false), [stop]);
  return (
    <div className={classes.desk} ref={root}>
      <Player timeline={timeline} position={position} at={shown?.blame.at} nameOf={nameOf} />
      <div className={classes.column}>
        {failure !== undefined && (
          <Failure>{t("history.failed", { reason: describeError(failure, t) })}</Failure>
        )}
        {/* Whoever points at a word wants to read: the text stops moving. */}
        <div className={`${classes.sheet} ${classes.still}`} onPointerDown={onPoint}>
          <MarkedText
            label={t("replay.text")}
            sections={sections}
            changesOf={nothing.changes}
            manner="authors"
            chosen={nothing.chosen}
            current={undefined}
            edited={shown?.edited}
          />
        </div>
      </div>
      <aside className={classes.aside} aria-label={t("authors.title")}>
        <h2 className={classes.asideTitle}>{t("authors.title")}</h2>
        <Text className={classes.hint ?? ""} fz="0.86rem" c="var(--plenary-quiet)" mb="xs">
          {t("replay.authorsHint")}
        </Text>
        <Figures label={t("authors.title")} delegations={authors} shares />
      </aside>
    </div>
  );
}
