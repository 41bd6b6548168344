import { useTranslation } from "react-i18next";
import type { Mentionable } from "../../../model/mentions";
import classes from "./Mentions.module.css";
import type { Mentions } from "./useMentions";

interface MentionListProps {
  readonly mentions: Mentions | undefined;
  readonly id: string;
  readonly optionId: (index: number) => string;
  readonly onChoose: (index: number) => void;
  readonly onTake: (who: Mentionable) => void;
}

/** Those who can be called, below the box in which one writes, which keeps the focus and has the keys. */
export function MentionList({ mentions, id, optionId, onChoose, onTake }: MentionListProps) {
  const { t } = useTranslation();
  const nameOf = ({ kind, code, name }: Mentionable) =>
    kind === "OFFICE"
      ? t(code === "CHAIR" ? "comments.mention.chair" : "comments.mention.secretariat")
      : name;
  return (
    <>
      {mentions !== undefined && (
        <div id={id} role="listbox" aria-label={t("comments.mention.label")} className={classes.list}>
          {mentions.offered.map((each, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys, and the options never the focus
            <div
              key={`${each.kind} ${each.code}`}
              id={optionId(index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === mentions.chosen}
              className={classes.option}
              // The box keeps the focus, and a telephone its keyboard.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => onChoose(index)}
              onClick={() => onTake(each)}
            >
              <span className={classes.name} dir="auto">
                {nameOf(each)}
                {each.kind === "GROUP" && (
                  <span className={classes.kind}> {t("comments.mention.group")}</span>
                )}
              </span>{" "}
              <span className={classes.code}>@{each.code}</span>
            </div>
          ))}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {mentions !== undefined && t("comments.mention.found", { count: mentions.count })}
      </span>
      {mentions !== undefined && mentions.count > mentions.offered.length && (
        <p className={classes.more}>
          {t("comments.mention.more", { count: mentions.count - mentions.offered.length })}
        </p>
      )}
    </>
  );
}
