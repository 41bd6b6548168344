import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { putWording } from "../../../api/comments";
import { ago, momentFormat } from "../../../components/time";
import type { Comment, Thread } from "../../../model/comments";
import { oneLine } from "../../../model/oneLine";
import { whoOf } from "../../../model/person";
import { passagesOf } from "../../../model/threadList";
import { shortened } from "../brackets/words";
import { AudienceBand } from "./AudienceBand";
import classes from "./Comments.module.css";
import { useUnsent } from "./unsent";
import type { CommentsInRoom } from "./useComments";
import { WritingBox } from "./WritingBox";

interface CommentViewProps {
  readonly comments: CommentsInRoom;
  readonly thread: Thread;
  readonly comment: Comment;
  readonly now: Date;
  readonly isNew: boolean;
  readonly mayWrite: boolean;
  /** By what this person is called in comments. */
  readonly calledBy: ReadonlySet<string>;
  readonly tabIndex: 0 | -1;
}

function Words({ comment, calledBy }: Pick<CommentViewProps, "comment" | "calledBy">) {
  return (
    <p className={classes.text} dir="auto">
      {passagesOf(comment).map(({ text, mention }, at) =>
        mention === undefined ? (
          text
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
          <strong key={at} className={classes.mention} data-mine={calledBy.has(mention) || undefined}>
            {text}
          </strong>
        ),
      )}
    </p>
  );
}

function OlderWordings({ comment, tabIndex }: Pick<CommentViewProps, "comment" | "tabIndex">) {
  const { t, i18n } = useTranslation();
  const { edited, by } = comment;
  if (edited.length === 0) return null;
  // Each was what the comment said until the next one came, the last of them until the wording of now.
  return (
    <details className={classes.older}>
      <summary tabIndex={tabIndex}>{t("comments.edited", { count: edited.length })}</summary>
      <ol aria-label={t("comments.wrote", { who: whoOf(by) })}>
        {edited.map(({ text, at }) => (
          <li key={at.getTime()}>
            <time dateTime={at.toISOString()}>{momentFormat(i18n.language).format(at)}</time>
            <p className={classes.text} dir="auto">
              {text}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** One comment: who said what and when; its author may word it anew. */
export function CommentView({
  comments,
  thread,
  comment,
  now,
  isNew,
  mayWrite,
  calledBy,
  tabIndex,
}: CommentViewProps) {
  const { t, i18n } = useTranslation();
  const { draft, me, view, desks, unsent } = comments;
  const [text, write] = useUnsent(unsent, `edit ${comment.key}`);
  const isMine = comment.by.person === me.id;
  return (
    <li className={classes.comment}>
      <div className={classes.by}>
        <span className={classes.who}>{whoOf(comment.by)}</span>
        {isNew && <span className={classes.new}>{t("comments.new")}</span>}
        <time
          className={classes.when}
          dateTime={comment.at.toISOString()}
          title={momentFormat(i18n.language).format(comment.at)}
        >
          {ago(comment.at, now, i18n.language)}
        </time>
      </div>
      {text === undefined ? (
        <Words comment={comment} calledBy={calledBy} />
      ) : (
        <WritingBox
          label={t("comments.editText")}
          text={text}
          onText={write}
          readers={thread.audience}
          complete
          autoFocus
          submit={t("comments.save")}
          audience={<AudienceBand audience={thread.audience} own={view.audiences} said="readsThis" />}
          send={async (words) => desks?.take(await putWording(draft, thread.id, comment.id, words))}
          onSent={() => write(undefined)}
          onCancel={() => write(undefined)}
        />
      )}
      <OlderWordings comment={comment} tabIndex={tabIndex} />
      {isMine && mayWrite && text === undefined && (
        <Button
          className={classes.edit ?? ""}
          size="compact-xs"
          variant="subtle"
          color="gray"
          tabIndex={tabIndex}
          aria-label={t("comments.editOf", { words: shortened(oneLine(comment.text)).slice(0, 60) })}
          onClick={() => write(comment.text)}
        >
          {t("comments.edit")}
        </Button>
      )}
    </li>
  );
}
