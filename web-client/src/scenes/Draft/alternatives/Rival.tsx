import { Button, Text } from "@mantine/core";
import type { Editor } from "@tiptap/react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useTextLanguage } from "../../../components/text/language";
import { useClauseWords } from "../../../editor/useClauseWords";
import type { Alternative } from "../../../model/alternatives";
import type { ClauseId } from "../../../model/ids";
import { whoOf } from "../../../model/person";
import { type Piece, wordDifferences } from "../../../model/wordDifferences";
import { StandsLine } from "../positions/StandsLine";
import { useUnread } from "../useUnread";
import classes from "./Alternatives.module.css";

interface RivalProps {
  readonly editor: Editor;
  readonly id: ClauseId;
  readonly name: string;
  readonly isThere: boolean;
  /** Who offered it as an alternative; undefined for the one to which the others are. */
  readonly offered: Alternative | undefined;
  /** The words from which it differs; undefined for those with which others are compared. */
  readonly against: string | undefined;
  readonly chosen: boolean;
  readonly onChoose: (() => void) | undefined;
  readonly onTakeBack: (() => void) | undefined;
  readonly busy: boolean;
}

function Words({ pieces }: { readonly pieces: readonly Piece[] }) {
  let at = 0;
  return pieces.map(({ fate, text }) => {
    at += text.length;
    const key = `${fate} ${at}`;
    if (fate === "same") return <span key={key}>{text}</span>;
    return fate === "gone" ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>;
  });
}

/** One of the clauses that compete, with its words as they stand now. */
export function Rival(props: RivalProps) {
  const { editor, id, name, isThere, offered, against, chosen, onChoose, onTakeBack, busy } = props;
  const { t } = useTranslation();
  const language = useTextLanguage();
  const words = useClauseWords(editor, id);
  const { unread } = useUnread(words);
  const pieces = useMemo(
    () =>
      against === undefined ? [{ fate: "same" as const, text: words }] : wordDifferences(against, words),
    [against, words],
  );
  return (
    <article className={classes.rival} data-chosen={chosen || undefined} aria-label={name}>
      <h3 className={classes.name}>{name}</h3>
      <Text size="xs" c="dimmed">
        {offered === undefined ? t("alternatives.first") : t("alternatives.by", { who: whoOf(offered) })}
      </Text>
      {offered !== undefined && <StandsLine on={{ kind: "ALTERNATIVE", id }} />}
      {isThere ? (
        <div className={classes.words} {...language}>
          {words.trim() === "" ? t("room.confirm.empty") : <Words pieces={pieces} />}
        </div>
      ) : (
        <Text size="sm" fs="italic" className={classes.words ?? ""}>
          {t("alternatives.isDeleted")}
        </Text>
      )}
      <div className={classes.choices}>
        {onChoose !== undefined && isThere && (
          <Button size="xs" variant="light" disabled={busy || unread} onClick={onChoose}>
            {t("alternatives.choose", { clause: name })}
          </Button>
        )}
        {onTakeBack !== undefined && (
          <Button size="xs" variant="subtle" disabled={busy} onClick={onTakeBack}>
            {t("alternatives.takeBack")}
          </Button>
        )}
      </div>
    </article>
  );
}
