import { Button, Group, Textarea } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import classes from "./Comments.module.css";
import { type UnsentKey, useUnsent } from "./unsent";
import type { CommentsInRoom } from "./useComments";

function LostText({ comments, of }: { readonly comments: CommentsInRoom; readonly of: UnsentKey }) {
  const { t } = useTranslation();
  const [text, write] = useUnsent(comments.unsent, of);
  if (text === undefined || text.trim() === "") return null;
  return (
    <div className={classes.writing}>
      <Textarea
        size="sm"
        label={t("comments.lost")}
        description={t("comments.lostExplain")}
        value={text}
        readOnly
        autosize
        maxRows={6}
      />
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={() => write(undefined)}>
          {t("comments.discard")}
        </Button>
      </Group>
    </div>
  );
}

/** What somebody was writing to an audience that they are in no more: their own words, and nothing of what these were about. */
export function LostTexts({ comments }: { readonly comments: CommentsInRoom }) {
  const { view, unsent, mayComment } = comments;
  const keys = useSyncExternalStore(unsent.subscribe, unsent.keys);
  if (view.link === "opening") return null;
  const known = new Set<string>(mayComment ? ["new"] : []);
  for (const { id, comments: said } of view.threads.values()) {
    known.add(`answer ${id}`);
    for (const comment of said) known.add(`edit ${comment.key}`);
  }
  return keys
    .filter((key) => !known.has(key))
    .map((key) => <LostText key={key} comments={comments} of={key} />);
}
