import { useElementSize } from "@mantine/hooks";
import { type PointerEvent, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { shortSymbol } from "../../components/RevisionBadge";
import { dateFormat } from "../../components/time";
import type { Mark, Timeline } from "../../model/history";
import type { TimeAxis } from "../../model/timeAxis";
import classes from "./Player.module.css";
import { useMarkSentence } from "./useMarkSentence";

interface TrackProps {
  readonly timeline: Timeline;
  readonly axis: TimeAxis;
  readonly seq: number;
  /** The position in words. */
  readonly valueText: string;
  readonly onSeq: (seq: number) => void;
}

const height = 34;
/** Names of revisions that would stand on one another are left out; each has its tooltip. */
const closest = 9;

interface Bar {
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly high: number;
  /** How much of its height came along with the draft that a branch follows. */
  readonly followed: number;
}

/** How busy each stretch was, as bars: the square root, so that a quiet hour is still seen beside a busy one. */
function barsOf({ activity, first }: Timeline, axis: TimeAxis): Bar[] {
  const weight = ({ inserted, deleted }: (typeof activity)[number]) => Math.sqrt(inserted + deleted);
  const most = Math.max(1, ...activity.map(weight));
  let before = first.seq;
  return activity.map((each) => {
    const high = (weight(each) / most) * (height - 4);
    const bar = {
      seq: each.seq,
      from: 100 * axis.placeOf(before + 1),
      to: 100 * axis.placeOf(each.seq),
      high,
      followed: (high * (each.followed ?? 0)) / Math.max(1, each.inserted + each.deleted),
    };
    before = each.seq;
    return bar;
  });
}

/** A date takes so much room, in pixels. */
const dateWidth = 58;

/** A date or a time of day that stands under the track. */
interface Day {
  readonly place: number;
  /** At the end of the track the words stand before their place, and not behind it. */
  readonly isEnd: boolean;
  readonly words: string;
}

/** Where to write the date: where it changes, as far as there is room; the time of day where the whole passes in one day. */
function daysOf({ first, last }: Timeline, axis: TimeAxis, language: string, room: number): Day[] {
  const oneDay = dateFormat(language, { dateStyle: "short" });
  const short = oneDay.format(first.at) === oneDay.format(last.at);
  const format = dateFormat(language, short ? { timeStyle: "short" } : { day: "numeric", month: "short" });
  const days: Day[] = [];
  let words = "";
  for (let seq = first.seq; seq <= last.seq; seq += Math.max(1, Math.floor((last.seq - first.seq) / 2_000))) {
    const [place, now] = [100 * axis.placeOf(seq), format.format(axis.timeOf(seq))];
    const isEnd = place > 100 - room;
    const start = isEnd ? place - room : place;
    const taken = days.at(-1);
    const free = taken === undefined ? 0 : taken.place + (taken.isEnd ? 0 : room);
    if (now !== words && start >= free) days.push({ place, isEnd, words: now });
    words = now;
  }
  return days;
}

/** The timeline, with activity and marks drawn on it, under a slider. */
export function Track({ timeline, axis, seq, valueText, onSeq }: TrackProps) {
  const { t, i18n } = useTranslation();
  const range = useRef<HTMLInputElement>(null);
  const lane = useRef<HTMLDivElement>(null);
  const sentence = useMarkSentence();
  const { first, last, marks } = timeline;
  const place = (at: number) => 100 * axis.placeOf(at);
  const bars = useMemo(() => barsOf(timeline, axis), [timeline, axis]);
  const under = useElementSize();
  const room = (100 * dateWidth) / Math.max(under.width, dateWidth);
  const days = useMemo(
    () => daysOf(timeline, axis, i18n.language, room),
    [timeline, axis, i18n.language, room],
  );
  const quietWords = (millis: number) => {
    const [days, hours] = [Math.round(millis / 86_400_000), Math.round(millis / 3_600_000)];
    if (hours >= 48) return t("replay.quietDays", { count: days });
    return hours >= 1
      ? t("replay.quietHours", { count: hours })
      : t("replay.quietMinutes", { count: Math.max(1, Math.round(millis / 60_000)) });
  };
  /** The pointer chooses by time; the keys of the slider go from entry to entry. */
  const point = (event: PointerEvent) => {
    const box = lane.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    onSeq(axis.seqAt((event.clientX - box.left) / box.width));
  };
  const revisions = marks.filter((mark): mark is Mark & { kind: "revision" } => mark.kind === "revision");
  const labelled: (Mark & { kind: "revision" })[] = [];
  for (const revision of [...revisions].reverse()) {
    const next = labelled.at(-1);
    if (next === undefined || place(next.seq) - place(revision.seq) > closest) labelled.push(revision);
  }
  return (
    <div className={classes.track}>
      <div
        className={classes.lane}
        ref={lane}
        onPointerDown={(event) => {
          if (event.button !== 0 || (event.target as Element).closest("button") !== null) return;
          event.preventDefault();
          event.currentTarget.setPointerCapture(event.pointerId);
          range.current?.focus({ preventScroll: true });
          point(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
        }}
      >
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
          {axis.quiet.map(({ from, to }) => (
            <rect
              key={from}
              className={classes.pause}
              x={100 * from}
              width={100 * (to - from)}
              y={height - 5}
              height={5}
            />
          ))}
          {bars.map((bar) => (
            <rect
              key={bar.seq}
              className={bar.seq <= seq ? classes.past : classes.future}
              x={Math.min(bar.from, 99.6)}
              width={Math.max(0.4, bar.to - bar.from)}
              y={height - bar.high}
              height={bar.high}
            />
          ))}
          {bars
            .filter(({ followed }) => followed > 0)
            .map((bar) => (
              <rect
                key={bar.seq}
                className={classes.followed}
                x={Math.min(bar.from, 99.6)}
                width={Math.max(0.4, bar.to - bar.from)}
                y={height - bar.followed}
                height={bar.followed}
              />
            ))}
          <line className={classes.floor} x1="0" x2="100" y1={height} y2={height} />
        </svg>
        {axis.quiet.map(({ from, to, millis }) => (
          <span
            key={from}
            className={classes.break}
            style={{ left: `${50 * (from + to)}%` }}
            title={quietWords(millis)}
            aria-hidden="true"
          >
            ≈
          </span>
        ))}
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
          ref={range}
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
      <div className={classes.days} aria-hidden="true" ref={under.ref}>
        {days.map((day) => (
          <span key={day.place} style={{ left: `${day.place}%` }} data-end={day.isEnd || undefined}>
            {day.words}
          </span>
        ))}
      </div>
      {bars.some(({ followed }) => followed > 0) && (
        <p className={classes.followedNote}>{t("replay.followedNote")}</p>
      )}
      {axis.quiet.length > 0 && <p className={classes.quietNote}>{t("replay.quietNote")}</p>}
    </div>
  );
}
