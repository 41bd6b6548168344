import { Button, NativeSelect, Radio, Stack } from "@mantine/core";
import { useContext, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { postComment, postProposalComment } from "../../../api/comments";
import { Unreachable } from "../../../api/http";
import { untilSaved } from "../../../collab/saving";
import { Icon } from "../../../components/Icon";
import { useTextLanguage } from "../../../components/text/language";
import { audienceKey, type OwnAudience } from "../../../model/audience";
import { type ClauseId, clauseId } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { mayHear } from "../../../model/proposalTalk";
import { shortened } from "../brackets/words";
import { ProposalTalkContext } from "../proposals/talk";
import { AudienceBand } from "./AudienceBand";
import classes from "./Comments.module.css";
import { composerId, focusComposer } from "./focusComposer";
import { proposalPlaceName } from "./ProposalSubject";
import { type NewComment, useUnsent } from "./unsent";
import type { CommentsInRoom } from "./useComments";
import { WritingBox } from "./WritingBox";
import { audienceIcons, audienceWords } from "./words";

interface ComposerProps {
  readonly comments: CommentsInRoom;
  readonly about: NewComment;
  readonly clauseNameOf: (clause: ClauseId) => string | undefined;
  readonly onDone: () => void;
}

/** What was just written in the text is on the server so soon, or there is no connection. */
const savedWithinMillis = 15_000;

function Audiences({
  audiences,
  chosen,
  onChoose,
}: {
  readonly audiences: readonly OwnAudience[];
  readonly chosen: OwnAudience | undefined;
  readonly onChoose: (audience: OwnAudience) => void;
}) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t("comments.who")}
      size="sm"
      value={chosen === undefined ? "" : audienceKey(chosen)}
      onChange={(key) => {
        const audience = audiences.find((each) => audienceKey(each) === key);
        if (audience !== undefined) onChoose(audience);
      }}
    >
      <Stack gap={6} mt={4}>
        {audiences.map((audience, index) => (
          <Radio
            key={audienceKey(audience)}
            size="sm"
            value={audienceKey(audience)}
            data-begin={(chosen === undefined && index === 0) || undefined}
            data-autofocus={(chosen === undefined && index === 0) || undefined}
            label={
              <span className={classes.choice} data-audience={audience.kind}>
                <Icon name={audienceIcons[audience.kind]} size={15} />
                {audienceWords(audience, audiences, "reads", t)}
              </span>
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** A new comment: what it is about, who can read it, which is chosen by hand, and its words. */
export function Composer({ comments, about, clauseNameOf, onDone }: ComposerProps) {
  const { t } = useTranslation();
  const language = useTextLanguage();
  const { draft, view, unsent, saving, announce } = comments;
  const [text, write] = useUnsent(unsent, "new");
  const talk = useContext(ProposalTalkContext);
  const proposal = talk?.proposals.find(({ id }) => id === about.proposal?.id);
  const audiences = view.audiences.filter(
    (each) => each.mayWrite && (proposal === undefined || mayHear(each, proposal)),
  );
  const remembered = audiences.find((each) => audienceKey(each) === unsent.audience);
  const [chosenKey, setChosenKey] = useState(remembered && audienceKey(remembered));
  const chosen = audiences.find((each) => audienceKey(each) === chosenKey);
  const [isChoosing, setIsChoosing] = useState(remembered === undefined);
  useEffect(() => {
    if (about !== undefined && unsent.takeFocus()) focusComposer();
  }, [about, unsent]);
  const { on } = about;
  const name =
    on === undefined ? t("comments.on.draft") : (clauseNameOf(on.clause) ?? t("contested.noClause"));
  const isOnWords = on?.from !== undefined;
  const send = async (words: string) => {
    if (chosen === undefined) return;
    if (about.proposal !== undefined) {
      await postProposalComment(draft, about.proposal, chosen, words);
      return;
    }
    // Words of one's own have to be on the server before others can be told what is said of them.
    if (isOnWords && !(await untilSaved(saving, savedWithinMillis))) throw new Unreachable();
    await postComment(draft, on, chosen, words);
  };
  return (
    <section
      id={composerId}
      className={classes.composer}
      data-audience={chosen?.kind}
      aria-label={t("comments.compose")}
    >
      <h3 className={classes.composeTitle}>{t("comments.compose")}</h3>
      {about.proposal === undefined ? (
        <NativeSelect
          size="xs"
          label={t("comments.about")}
          value={isOnWords ? "words" : on === undefined ? "draft" : "clause"}
          data={[
            ...(isOnWords
              ? [
                  {
                    value: "words",
                    label: t("comments.on.words", {
                      clause: name,
                      words: shortened(oneLine(on.quote)).slice(0, 40),
                    }),
                  },
                ]
              : []),
            ...(on === undefined
              ? []
              : [{ value: "clause", label: t("comments.on.clause", { clause: name }) }]),
            { value: "draft", label: t("comments.on.draft") },
          ]}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            if (wanted === "draft") unsent.about({ on: undefined });
            else if (on !== undefined && wanted === "clause")
              unsent.about({ on: { clause: on.clause, quote: on.quote } });
          }}
        />
      ) : (
        <NativeSelect
          size="xs"
          label={t("comments.about")}
          value={about.proposal.clause ?? ""}
          data={[
            { value: "", label: proposalPlaceName({ clause: undefined }, proposal, clauseNameOf, t) },
            ...(proposal?.clauses ?? []).map(({ clause }) => ({
              value: clause,
              label: proposalPlaceName({ clause }, proposal, clauseNameOf, t),
            })),
          ]}
          onChange={(event) => {
            const wanted = event.currentTarget.value;
            const id = about.proposal?.id;
            if (id === undefined) return;
            const clause = wanted === "" ? undefined : clauseId(wanted);
            unsent.about({ on: undefined, proposal: { id, clause } });
          }}
        />
      )}
      {on !== undefined && on.quote !== "" && (
        <blockquote className={classes.quote} {...language}>
          {shortened(oneLine(on.quote))}
        </blockquote>
      )}
      {isChoosing || chosen === undefined ? (
        <Audiences
          audiences={audiences}
          chosen={chosen}
          onChoose={(audience) => {
            unsent.audience = audienceKey(audience);
            setChosenKey(audienceKey(audience));
          }}
        />
      ) : (
        <div className={classes.chosen}>
          <AudienceBand audience={chosen} own={audiences} said="reads" />
          <Button size="compact-xs" variant="subtle" onClick={() => setIsChoosing(true)}>
            {t("comments.otherAudience")}
          </Button>
        </div>
      )}
      <WritingBox
        label={t("comments.text")}
        hint={t("comments.textHint")}
        text={text ?? ""}
        onText={write}
        readers={chosen}
        complete={chosen !== undefined}
        submit={chosen === undefined ? t("comments.choose") : audienceWords(chosen, audiences, "send", t)}
        audience={chosen !== undefined && <AudienceBand audience={chosen} own={audiences} said="readsThis" />}
        send={send}
        onSent={() => {
          if (chosen !== undefined)
            announce(t("comments.sent", { reads: audienceWords(chosen, audiences, "readsThis", t) }));
          unsent.about(undefined);
          onDone();
        }}
        onCancel={() => {
          unsent.about(undefined);
          onDone();
        }}
      />
    </section>
  );
}
