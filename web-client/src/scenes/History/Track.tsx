import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { shortSymbol } from "../../components/RevisionBadge";
import type { Mark, Timeline } from "../../model/history";
import classes from "./Player.module.css";
import { useMarkSentence } from "./useMarkSentence";

interface TrackProps {
  readonly timeline: Timeline;
  readonly seq: number;
  /** The position in words. */
  readonly valueText: string;
  readonly onSeq: (seq: number) => void;
}

const height = 34;
/** Names of revisions that would stand on one another are left out; each has its tooltip. */
const closest = 9;

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly high: number;
}

/** How busy each stretch was, as bars: the square root, so that a quiet hour is still seen beside a busy one. */
function barsOf({ activity, first, last }: Timeline): Bar[] {
  const span = Math.max(1, last.seq - first.seq);
  const weight = ({ inserted, deleted }: (typeof activity)[number]) => Math.sqrt(inserted + deleted);
  const most = Math.max(1, ...activity.map(weight));
  let from = first.seq;
  return activity.map((each) => {
    const bar = {
      from: ((from - first.seq) / span) * 100,
      to: ((each.seq - first.seq) / span) * 100,
      high: (weight(each) / most) * (height - 4),
    };
    from = Math.max(from, each.seq);
    return bar;
  });
}

/** The timeline, with activity and marks drawn on it, under a slider. */
export function Track({ timeline, seq, valueText, onSeq }: TrackProps) {
  const { t } = useTranslation();
  const sentence = useMarkSentence();
  const { first, last, marks } = timeline;
  const span = Math.max(1, last.seq - first.seq);
  const place = (at: number) => ((at - first.seq) / span) * 100;
  const bars = useMemo(() => barsOf(timeline), [timeline]);
  const revisions = marks.filter((mark): mark is Mark & { kind: "revision" } => mark.kind === "revision");
  const labelled: (Mark & { kind: "revision" })[] = [];
  for (const revision of [...revisions].reverse()) {
    const next = labelled.at(-1);
    if (next === undefined || place(next.seq) - place(revision.seq) > closest) labelled.push(revision);
  }
  return (
    <div className={classes.track}>
      <div className={classes.lane}>
        <div className={classes.names}>
          {labelled.map((revision) => (
            <button
              key={revision.seq}
              type="button"
              className={classes.flag}
              data-end={place(revision.seq) > 85 || undefined}
              style={{ left: `${place(revision.seq)}%` }}
              title={sentence(revision)}
              aria-label={t("replay.goTo", { symbol: revision.symbol })}
              onClick={() => onSeq(revision.seq)}
            >
              {shortSymbol(revision.symbol)}
            </button>
          ))}
        </div>
        <svg
          className={classes.chart}
          viewBox={`0 0 100 ${height}`}
          preserveAspectRatio="none"
          aria-hidden="true"
          height={height}
        >
          {bars.map((bar) => (
            <rect
              key={bar.to}
              className={bar.to <= place(seq) ? classes.past : classes.future}
              x={bar.from}
              width={Math.max(0.25, bar.to - bar.from - 0.12)}
              y={height - bar.high}
              height={bar.high}
            />
          ))}
          <line className={classes.floor} x1="0" x2="100" y1={height} y2={height} />
        </svg>
        {marks.map((mark) => (
          <span
            key={`${mark.seq} ${mark.kind}`}
            className={classes.tick}
            data-kind={mark.kind}
            style={{ left: `${place(mark.seq)}%` }}
          />
        ))}
        <span className={classes.now} style={{ left: `${place(seq)}%` }} />
        <input
          type="range"
          className={classes.range}
          aria-label={t("replay.slider")}
          aria-valuetext={valueText}
          min={first.seq}
          max={last.seq}
          step={1}
          value={seq}
          onChange={(event) => onSeq(Number(event.currentTarget.value))}
        />
      </div>
    </div>
  );
}
