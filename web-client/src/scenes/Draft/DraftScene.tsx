import { Anchor, Button, Container, Group, Stack, Text, Title } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ApiError, Unreachable } from "../../api/http";
import { DraftMemory } from "../../collab/draftMemory";
import { describeError } from "../../components/describeError";
import "./proposals/locales";
import { Page } from "../../components/Page";
import { Said } from "../../components/Said";
import { type Session, useSession } from "../../components/session";
import { useLoad } from "../../components/useLoad";
import type { DraftId } from "../../model/ids";
import { DraftRoom } from "./DraftRoom";
import { OpeningSheet } from "./OpeningSheet";
import { openDraft } from "./openDraft";

function CannotOpen({ error, again }: { error: unknown; again: () => void }) {
  const { t } = useTranslation();
  const explain = (): readonly [string, string] => {
    if (error instanceof Unreachable) return [t("part.offline.title"), t("draft.unreachableCold")];
    if (error instanceof ApiError && [403, 404].includes(error.status)) {
      return [t("missing.title"), t("draft.notFound")];
    }
    return [t("app.unexpected.title"), t("draft.loadFailed", { reason: describeError(error, t) })];
  };
  const [title, text] = explain();
  return (
    <Page title={title}>
      <Container size="xs" py={80}>
        <Stack>
          <Title order={1} size="h2">
            {title}
          </Title>
          <Text role="alert">
            <Said>{text}</Said>
          </Text>
          <Group>
            <Button variant="default" onClick={again}>
              {t("app.retry")}
            </Button>
            <Anchor component={Link} href="/">
              {t("app.backToDrafts")}
            </Anchor>
          </Group>
        </Stack>
      </Container>
    </Page>
  );
}

function DraftOf({ id, session }: { id: DraftId; session: Session }) {
  const { t } = useTranslation();
  const { me } = session;
  const memory = useMemo(() => new DraftMemory(localStorage, me.id), [me.id]);
  // A new turn opens the draft afresh, with whatever lineage the server has then.
  const [turn, setTurn] = useState(0);
  const load = useCallback(async () => ({ turn, draft: await openDraft(id, memory) }), [id, memory, turn]);
  const [opened, again] = useLoad(load);
  const afresh = useCallback(() => setTurn((last) => last + 1), []);
  if (opened.kind === "failed") return <CannotOpen error={opened.error} again={again} />;
  if (opened.kind === "loading") {
    return (
      <Page title={t("draft.loading")}>
        <OpeningSheet />
      </Page>
    );
  }
  const { draft } = opened.value;
  return (
    <DraftRoom
      key={`${draft.lineage} ${opened.value.turn}`}
      id={id}
      me={me}
      draft={draft}
      memory={memory}
      afresh={afresh}
    />
  );
}

/** The room of one draft. */
export function DraftScene({ id }: { id: DraftId }) {
  const session = useSession();
  return session === undefined ? null : <DraftOf id={id} session={session} />;
}
