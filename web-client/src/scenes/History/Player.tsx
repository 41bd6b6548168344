import { ActionIcon, NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { dateFormat } from "../../components/time";
import type { Mark, Moment, Timeline } from "../../model/history";
import type { ClauseId } from "../../model/ids";
import { TimeAxis } from "../../model/timeAxis";
import classes from "./Player.module.css";
import { Track } from "./Track";
import { useMarkSentence } from "./useMarkSentence";
import { type Position, speeds } from "./usePosition";

interface PlayerProps {
  readonly timeline: Timeline;
  readonly position: Position;
  /** The moment whose text is shown; undefined before the first. */
  readonly at: Moment | undefined;
  /** What a clause of that text is called. */
  readonly nameOf: (clause: ClauseId) => string | undefined;
}

/** The last mark up to an entry. */
function markAt(marks: readonly Mark[], seq: number): Mark | undefined {
  return marks.findLast((mark) => mark.seq <= seq);
}

/** The life of a draft as a slider, with the means to play it. */
export function Player({ timeline, position, at, nameOf }: PlayerProps) {
  const { t, i18n } = useTranslation();
  const { seq, playing, speed } = position;
  const sentence = useMarkSentence();
  const full = useMemo(
    () => dateFormat(i18n.language, { dateStyle: "medium", timeStyle: "medium" }),
    [i18n.language],
  );
  const axis = useMemo(() => new TimeAxis(timeline), [timeline]);
  /** What was decided by an entry; else what was decided last before it, and when, so that nobody takes it for the former. */
  const decided = (entry: number) => {
    const mark = markAt(timeline.marks, entry);
    if (mark === undefined) return "";
    return mark.seq === entry
      ? sentence(mark, nameOf)
      : t("replay.lastMark", { what: sentence(mark, nameOf), time: full.format(mark.at) });
  };
  // The line is about the text that is shown, which follows the slider when it has come from the server.
  const shown = at?.seq ?? seq;
  const time = at === undefined ? "" : full.format(at.at);
  const whereOf = (entry: number) => t("replay.position", { seq: entry, last: timeline.last.seq });
  const said = decided(seq);
  return (
    <section className={classes.player} aria-label={t("replay.player")} data-sticky>
      <div className={classes.row}>
        <div className={classes.buttons}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t("replay.previousMark")}
            title={t("replay.previousMark")}
            disabled={!position.canGo(-1)}
            onClick={() => position.toMark(-1)}
          >
            <Icon name="first" size={17} />
          </ActionIcon>
          <ActionIcon
            variant="filled"
            size="lg"
            aria-label={playing ? t("replay.pause") : t("replay.play")}
            title={playing ? t("replay.pause") : t("replay.play")}
            onClick={() => position.setPlaying(!playing)}
          >
            <Icon name={playing ? "pause" : "play"} size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t("replay.nextMark")}
            title={t("replay.nextMark")}
            disabled={!position.canGo(1)}
            onClick={() => position.toMark(1)}
          >
            <Icon name="last" size={17} />
          </ActionIcon>
          <NativeSelect
            size="xs"
            aria-label={t("replay.speed")}
            value={String(speed)}
            data={speeds.map((each) => ({
              value: String(each),
              label: `${new Intl.NumberFormat(i18n.language).format(each)} ×`,
            }))}
            onChange={(event) =>
              position.setSpeed(speeds.find((each) => String(each) === event.currentTarget.value) ?? 1)
            }
          />
        </div>
        <div className={classes.caption}>
          <span className={classes.time}>
            <time>{time}</time>
            <span className={classes.entry}>{whereOf(shown)}</span>
          </span>
          <span className={classes.mark}>{decided(shown)}</span>
        </div>
      </div>
      <Track
        timeline={timeline}
        axis={axis}
        seq={seq}
        valueText={`${whereOf(seq)}. ${full.format(axis.timeOf(seq))}${said === "" ? "" : `. ${said}`}`}
        onSeq={position.setSeq}
      />
    </section>
  );
}
