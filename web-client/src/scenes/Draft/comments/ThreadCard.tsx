import { Button, UnstyledButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { memo, useContext, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { postAnswer, setResolved } from "../../../api/comments";
import { describeError } from "../../../components/describeError";
import { Failure } from "../../../components/Failure";
import { Icon } from "../../../components/Icon";
import { useTextLanguage } from "../../../components/text/language";
import { momentFormat } from "../../../components/time";
import { useAction } from "../../../components/useAction";
import { audienceKey } from "../../../model/audience";
import type { Thread } from "../../../model/comments";
import type { ClauseId, CommentKey, ThreadId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { whoOf } from "../../../model/person";
import type { ThreadPlace } from "../../../model/threadList";
import { shortened } from "../brackets/words";
import { ProposalTalkContext } from "../proposals/talk";
import { AudienceBand } from "./AudienceBand";
import classes from "./Comments.module.css";
import { CommentView } from "./CommentView";
import { ProposalSubject, proposalPlaceName } from "./ProposalSubject";
import { useUnsent } from "./unsent";
import type { CommentsInRoom } from "./useComments";
import { WritingBox } from "./WritingBox";
import { audienceWords } from "./words";

interface ThreadCardProps {
  readonly comments: CommentsInRoom;
  readonly place: ThreadPlace;
  readonly clauseNameOf: (clause: ClauseId) => string | undefined;
  readonly now: Date;
  readonly fresh: ReadonlySet<CommentKey>;
  readonly calledBy: ReadonlySet<string>;
  readonly isCurrent: boolean;
  /** Whether the Tab key comes here. */
  readonly isReached: boolean;
  /** These must be stable. */
  readonly onGo: (thread: ThreadId) => void;
  readonly onShown: (thread: ThreadId) => void;
}

/** So long it is in view, and it has been seen. */
const seenMillis = 1_000;

/** Tells when somebody who looks at the page has had the card before them, and again when something came to it. */
function useShown(thread: Thread, onShown: (thread: ThreadId) => void) {
  const card = useRef<HTMLElement>(null);
  const { id, seq } = thread;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is new in it is to be seen, too
  useEffect(() => {
    if (card.current === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      if (document.visibilityState === "visible") onShown(id);
      else timer = setTimeout(tell, seenMillis);
    };
    const views = new IntersectionObserver(([entry]) => {
      clearTimeout(timer);
      if (entry?.isIntersecting === true) timer = setTimeout(tell, seenMillis);
    });
    views.observe(card.current);
    return () => {
      clearTimeout(timer);
      views.disconnect();
    };
  }, [id, seq, onShown]);
  return card;
}

/** Between the first comment and the last answer, so many more are shown. */
const mostShown = 3;

/** What became of words, or of a clause, that are not there any more. */
function lostWords({ thread, state, lost }: ThreadPlace, t: TFunction, language: string): string {
  const by = lost && { who: whoOf(lost.by), when: momentFormat(language).format(lost.at) };
  const isWhole = thread.anchor?.from === undefined;
  if (state === "GONE")
    return by === undefined ? t("comments.on.deletedWords") : t("comments.on.deletedBy", by);
  if (isWhole && by !== undefined) return t("comments.on.leftBy", by);
  // Words may have been deleted before their clause went, by somebody else.
  const left = t("comments.on.leftWords");
  return by === undefined ? left : `${left} ${t("comments.on.deletedBy", by)}`;
}

/** What the thread is about, which leads there. */
function Subject({
  place,
  clauseNameOf,
  onGo,
  isReached,
}: Pick<ThreadCardProps, "place" | "clauseNameOf" | "onGo" | "isReached">) {
  const { t, i18n } = useTranslation();
  const language = useTextLanguage();
  const { thread, state, now } = place;
  const { anchor } = thread;
  const clause = (place.clause && clauseNameOf(place.clause)) ?? "";
  const isGone = state === "GONE" || state === "LEFT";
  const name =
    state === "DRAFT"
      ? t("comments.on.draft")
      : state === "LEFT"
        ? t("comments.on.left")
        : state === "CLAUSE"
          ? t("comments.on.clause", { clause })
          : clause;
  const quote = anchor === undefined || state === "CLAUSE" ? "" : shortened(oneLine(anchor.quote));
  return (
    <UnstyledButton
      className={classes.subject ?? ""}
      data-entry={thread.id}
      tabIndex={isReached ? 0 : -1}
      onClick={() => onGo(thread.id)}
    >
      <span className={classes.clause}>{name}</span>
      {quote !== "" && (
        <span className={classes.words} data-gone={isGone || undefined} {...language}>
          {quote}
        </span>
      )}
      {now !== undefined && (
        <span className={classes.quiet}>
          {t("comments.on.now")} <span {...language}>{shortened(oneLine(now))}</span>
        </span>
      )}
      {isGone && <span className={classes.lost}>{lostWords(place, t, i18n.language)}</span>}
    </UnstyledButton>
  );
}

/** A thread: above all who can read it; what it is about, what was said, and what one can do. */
export const ThreadCard = memo(function ThreadCard({
  comments,
  place,
  clauseNameOf,
  now,
  fresh,
  calledBy,
  isCurrent,
  isReached,
  onGo,
  onShown,
}: ThreadCardProps) {
  const { t, i18n } = useTranslation();
  const { draft, view, desks, unsent } = comments;
  const { thread } = place;
  const { audience, resolved } = thread;
  const own = view.audiences.find((each) => audienceKey(each) === audienceKey(audience));
  const mayWrite = own?.mayWrite === true;
  const [answer, write] = useUnsent(unsent, `answer ${thread.id}`);
  const [showsAll, setShowsAll] = useState(false);
  const action = useAction();
  const card = useShown(thread, onShown);
  const tabIndex = isReached ? 0 : -1;
  const [first, ...answers] = thread.comments;
  const hidden = showsAll
    ? []
    : answers
        .slice(0, -mostShown)
        .filter(({ key }) => !fresh.has(key) && unsent.textOf(`edit ${key}`) === undefined);
  const shown = first === undefined ? [] : [first, ...answers.filter((each) => !hidden.includes(each))];
  const reads = audienceWords(audience, view.audiences, "reads", t);
  const talk = useContext(ProposalTalkContext);
  const on = thread.proposal
    ? proposalPlaceName(
        thread.proposal,
        talk?.proposals.find(({ id }) => id === thread.proposal?.id),
        clauseNameOf,
        t,
      )
    : ((place.clause && clauseNameOf(place.clause)) ??
      t(place.state === "DRAFT" ? "comments.on.draft" : "comments.on.left"));
  return (
    <li className={classes.item} data-card={thread.id}>
      <article
        ref={card}
        className={classes.card}
        data-audience={audience.kind}
        data-resolved={thread.state === "RESOLVED" || undefined}
        aria-current={isCurrent || undefined}
        aria-label={t("comments.threadOf", { reads, who: first === undefined ? "" : whoOf(first.by), on })}
      >
        <div className={classes.band}>
          <AudienceBand audience={audience} own={view.audiences} said="reads" />
          {thread.state === "RESOLVED" && (
            <span className={classes.tag}>
              <Icon name="check" size={13} />
              {t("comments.resolved")}
            </span>
          )}
        </div>
        {thread.proposal === undefined ? (
          <Subject place={place} clauseNameOf={clauseNameOf} onGo={onGo} isReached={isReached} />
        ) : (
          <ProposalSubject
            thread={thread.id}
            place={thread.proposal}
            clauseNameOf={clauseNameOf}
            tabIndex={tabIndex}
          />
        )}
        <ol className={classes.comments}>
          {shown.map((comment) => (
            <CommentView
              key={comment.key}
              comments={comments}
              thread={thread}
              comment={comment}
              now={now}
              isNew={fresh.has(comment.key)}
              mayWrite={mayWrite}
              calledBy={calledBy}
              tabIndex={tabIndex}
            />
          ))}
        </ol>
        {hidden.length > 0 && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            tabIndex={tabIndex}
            onClick={() => setShowsAll(true)}
          >
            {t("comments.earlier", { count: hidden.length })}
          </Button>
        )}
        {resolved !== undefined && (
          <p className={classes.quiet}>
            {t("comments.resolvedBy", {
              who: whoOf(resolved.by),
              when: momentFormat(i18n.language).format(resolved.at),
            })}
          </p>
        )}
        {action.failure !== undefined && (
          <Failure>{t("action.failed", { reason: describeError(action.failure, t) })}</Failure>
        )}
        {answer !== undefined && (
          <WritingBox
            label={t("comments.answerText")}
            text={answer}
            onText={write}
            readers={audience}
            complete={mayWrite}
            autoFocus
            submit={audienceWords(audience, view.audiences, "sendAnswer", t)}
            audience={<AudienceBand audience={audience} own={view.audiences} said="readsThis" />}
            send={(words) => postAnswer(draft, thread.id, words)}
            onSent={() => {
              write(undefined);
              card.current?.querySelector<HTMLElement>("[data-entry]")?.focus();
            }}
            onCancel={() => {
              write(undefined);
              card.current?.querySelector<HTMLElement>("[data-entry]")?.focus();
            }}
          />
        )}
        {mayWrite && answer === undefined && (
          <div className={classes.actions}>
            <Button size="compact-xs" variant="subtle" tabIndex={tabIndex} onClick={() => write("")}>
              {t("comments.answer")}
            </Button>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              tabIndex={tabIndex}
              disabled={action.working}
              onClick={() =>
                action.run(
                  () => setResolved(draft, thread.id, thread.state === "OPEN"),
                  (told) => desks?.take(told),
                )
              }
            >
              {t(thread.state === "OPEN" ? "comments.resolve" : "comments.reopen")}
            </Button>
          </div>
        )}
      </article>
    </li>
  );
});
