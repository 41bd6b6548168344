import { Anchor, Loader, Text } from "@mantine/core";
import { useCallback, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { getFigureSeries } from "../../api/figures";
import { listDrafts } from "../../api/plenary";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { FiguresPlot } from "../../components/figures/FiguresPlot";
import { PointsTable } from "../../components/figures/PointsTable";
import { useSignedInLoad } from "../../components/signedOut";
import { standingWords } from "../../components/standingWords";
import type { DraftSummary } from "../../model/draft";
import classes from "./DraftFigures.module.css";

/** So many drafts are listed at first, the ones that were worked on last. */
const shownFirst = 5;

/** The life of one draft as a plot, and in a table behind it. */
function Life({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation();
  const { id, seq } = draft;
  const load = useCallback(async () => ({ seq, series: await getFigureSeries(id, "day") }), [id, seq]);
  const [loaded, again] = useSignedInLoad(load);
  if (loaded.kind === "loading") return <Loader size="sm" role="status" aria-label={t("app.loading")} />;
  if (loaded.kind === "failed") {
    return (
      <Failure>
        {t("action.failed", { reason: describeError(loaded.error, t) })}{" "}
        <Anchor component="button" type="button" onClick={again}>
          {t("app.retry")}
        </Anchor>
      </Failure>
    );
  }
  const { series } = loaded.value;
  return (
    <>
      <FiguresPlot series={series} small />
      <details className={classes.numbers}>
        <summary>{t("plot.table")}</summary>
        <PointsTable series={series} />
      </details>
    </>
  );
}

function Draft({ draft }: { draft: DraftSummary }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const life = useId();
  return (
    <li className={classes.draft}>
      <div className={classes.line}>
        <Anchor component={Link} href={`/drafts/${draft.id}`} className={classes.title ?? ""}>
          {draft.title}
        </Anchor>
        <span className={classes.words}>{standingWords(draft, t).join(" · ")}</span>
        <Anchor
          component="button"
          type="button"
          className={classes.toggle ?? ""}
          aria-expanded={open}
          aria-controls={open ? life : undefined}
          aria-label={`${t(open ? "process.hideLife" : "process.showLife")}: ${draft.title}`}
          onClick={() => setOpen((last) => !last)}
        >
          {t(open ? "process.hideLife" : "process.showLife")}
        </Anchor>
      </div>
      {open && (
        <div id={life} className={classes.life}>
          <Life draft={draft} />
        </div>
      )}
    </li>
  );
}

/** How far the drafts of the process have come, each over its life. */
export function DraftFigures() {
  const { t } = useTranslation();
  const [drafts] = useSignedInLoad(listDrafts);
  const [all, setAll] = useState(false);
  const title = useId();
  if (drafts.kind !== "loaded") return null;
  const open = drafts.value
    .filter(({ archived }) => !archived)
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime());
  if (open.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby={title}>
      <h2 id={title} className={classes.heading}>
        {t("process.drafts")}
      </h2>
      <ul className={classes.list}>
        {(all ? open : open.slice(0, shownFirst)).map((draft) => (
          <Draft key={draft.id} draft={draft} />
        ))}
      </ul>
      {!all && open.length > shownFirst && (
        <Text mt="xs">
          <Anchor component="button" type="button" onClick={() => setAll(true)}>
            {t("process.allDrafts", { count: open.length })}
          </Anchor>
        </Text>
      )}
    </section>
  );
}
