import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Revision, Timeline } from "../../model/history";
import { canonicalMoment, timeOf } from "../../model/moments";
import type { Look } from "./useLooking";

export const speeds = [0.5, 1, 2, 4] as const;

/** At the usual speed, the whole life of a draft passes in so many seconds. */
const lifeSeconds = 60;
const tickMillis = 80;
const settleMillis = 400;

/** The entry that an address names; undefined where that is not for this page to say. */
export function seqOf(
  at: string | undefined,
  { first, last, activity }: Timeline,
  revisions: readonly Revision[],
): number {
  const clamped = (seq: number) => Math.min(Math.max(seq, first.seq), last.seq);
  if (at === undefined) return last.seq;
  const name = canonicalMoment(at, revisions);
  if (name.startsWith("seq:")) return clamped(Number(name.slice(4)));
  const revision = revisions.find(({ symbol }) => symbol === name);
  if (revision !== undefined) return clamped(revision.seq);
  const time = timeOf(name);
  if (time === undefined) return last.seq;
  const passed = activity.filter((each) => each.at <= time).at(-1);
  return clamped(passed?.seq ?? first.seq);
}

/** The next mark after an entry, or the last one before it. */
export function markFrom(seqs: readonly number[], seq: number, step: 1 | -1): number | undefined {
  return step === 1 ? seqs.find((each) => each > seq) : [...seqs].reverse().find((each) => each < seq);
}

export interface Position {
  readonly seq: number;
  readonly playing: boolean;
  readonly speed: (typeof speeds)[number];
  readonly setSeq: (seq: number) => void;
  readonly setPlaying: (playing: boolean) => void;
  readonly setSpeed: (speed: (typeof speeds)[number]) => void;
  readonly toMark: (step: 1 | -1) => void;
  readonly canGo: (step: 1 | -1) => boolean;
}

/** Where in the life of a draft the replay is. The address follows when it has come to rest. */
export function usePosition(
  timeline: Timeline,
  revisions: readonly Revision[],
  at: string | undefined,
  look: Look,
): Position {
  const { first, last } = timeline;
  const named = seqOf(at, timeline, revisions);
  // A finer position than the entry's number, so that a slow replay moves at all.
  const [place, setPlace] = useState(named);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const seq = Math.round(place);
  const latest = useRef(seq);
  latest.current = seq;
  // The address was changed by somebody else: by a link, or by going back.
  useEffect(() => {
    if (named !== latest.current) setPlace(named);
  }, [named]);
  useEffect(() => {
    if (playing || seq === named) return undefined;
    const timer = setTimeout(() => {
      look({ at: seq === last.seq ? undefined : `seq:${seq}` }, { replace: true });
    }, settleMillis);
    return () => clearTimeout(timer);
  }, [seq, named, playing, look, last.seq]);
  useEffect(() => {
    if (!playing) return undefined;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      const step = ((last.seq - first.seq) / lifeSeconds) * speed * ((now - before) / 1000);
      before = now;
      setPlace((old) => Math.min(old + step, last.seq));
    }, tickMillis);
    return () => clearInterval(timer);
  }, [playing, speed, first.seq, last.seq]);
  const ended = place >= last.seq;
  useEffect(() => {
    if (ended) setPlaying(false);
  }, [ended]);
  const marks = useMemo(
    () =>
      [...new Set([first.seq, ...timeline.marks.map((mark) => mark.seq), last.seq])].sort((a, b) => a - b),
    [timeline, first.seq, last.seq],
  );
  const setSeq = useCallback((wanted: number) => {
    setPlaying(false);
    setPlace(wanted);
  }, []);
  const play = useCallback(
    (wanted: boolean) => {
      if (wanted && latest.current >= last.seq) setPlace(first.seq);
      setPlaying(wanted);
    },
    [first.seq, last.seq],
  );
  return {
    seq,
    playing,
    speed,
    setSeq,
    setPlaying: play,
    setSpeed,
    toMark: (step) => {
      const mark = markFrom(marks, seq, step);
      if (mark !== undefined) setSeq(mark);
    },
    canGo: (step) => markFrom(marks, seq, step) !== undefined,
  };
}
