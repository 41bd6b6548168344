import { ActionIcon, NativeSelect } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";
import { dateFormat } from "../../components/time";
import type { Mark, Moment, Timeline } from "../../model/history";
import classes from "./Player.module.css";
import { Track } from "./Track";
import { useMarkSentence } from "./useMarkSentence";
import { type Position, speeds } from "./usePosition";

interface PlayerProps {
  readonly timeline: Timeline;
  readonly position: Position;
  /** The moment whose text is shown; undefined before the first. */
  readonly at: Moment | undefined;
}

/** The last mark up to an entry. */
function markAt(marks: readonly Mark[], seq: number): Mark | undefined {
  return marks.findLast((mark) => mark.seq <= seq);
}

/** The life of a draft as a slider, with the means to play it. */
export function Player({ timeline, position, at }: PlayerProps) {
  const { t, i18n } = useTranslation();
  const { seq, playing, speed } = position;
  const sentence = useMarkSentence();
  const full = useMemo(
    () => dateFormat(i18n.language, { dateStyle: "medium", timeStyle: "medium" }),
    [i18n.language],
  );
  const mark = markAt(timeline.marks, seq);
  const time = at === undefined ? "" : full.format(at.at);
  const where = t("replay.position", { seq, last: timeline.last.seq });
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
            <span className={classes.entry}>{where}</span>
          </span>
          <span className={classes.mark}>{mark === undefined ? "" : sentence(mark)}</span>
        </div>
      </div>
      <Track
        timeline={timeline}
        seq={seq}
        valueText={`${where}. ${time}${mark === undefined ? "" : `. ${sentence(mark)}`}`}
        onSeq={position.setSeq}
      />
    </section>
  );
}
