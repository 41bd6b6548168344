import { Anchor, Button, Container, Group, Stack, Text, Title } from "@mantine/core";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { ApiError, Unreachable } from "../../../api/http";
import { DraftMemory } from "../../../collab/draftMemory";
import { describeError } from "../../../components/describeError";
import { Page } from "../../../components/Page";
import "../proposals/locales";
import { Said } from "../../../components/Said";
import { type Session, useSession } from "../../../components/session";
import { useLoad } from "../../../components/useLoad";
import type { DraftId, ProposalId } from "../../../model/ids";
import { OpeningSheet } from "../OpeningSheet";
import { BranchRoom } from "./BranchRoom";
import { openBranch } from "./openBranch";

interface BranchSceneProps {
  readonly draft: DraftId;
  readonly proposal: ProposalId;
}

function CannotOpen({ draft, error, again }: { draft: DraftId; error: unknown; again: () => void }) {
  const { t } = useTranslation();
  const explain = (): readonly [string, string] => {
    if (error instanceof Unreachable) return [t("part.offline.title"), t("draft.unreachableCold")];
    if (error instanceof ApiError && [403, 404].includes(error.status)) {
      return [t("missing.title"), t("proposals.gone")];
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
            <Anchor component={Link} href={`/drafts/${draft}`}>
              {t("proposals.backToDraft")}
            </Anchor>
          </Group>
        </Stack>
      </Container>
    </Page>
  );
}

function BranchOf({ draft, proposal, session }: BranchSceneProps & { session: Session }) {
  const { t } = useTranslation();
  const { me } = session;
  const memory = useMemo(() => new DraftMemory(localStorage, me.id), [me.id]);
  // A new turn opens the branch afresh, with whatever lineage the server has then.
  const [turn, setTurn] = useState(0);
  const load = useCallback(
    async () => ({ turn, opened: await openBranch(draft, proposal, memory) }),
    [draft, proposal, memory, turn],
  );
  const [opened, again] = useLoad(load);
  const afresh = useCallback(() => setTurn((last) => last + 1), []);
  if (opened.kind === "failed") return <CannotOpen draft={draft} error={opened.error} again={again} />;
  if (opened.kind === "loading") {
    return (
      <Page title={t("draft.loading")}>
        <OpeningSheet />
      </Page>
    );
  }
  return (
    <BranchRoom
      key={opened.value.turn}
      draft={draft}
      id={proposal}
      me={me}
      opened={opened.value.opened}
      memory={memory}
      afresh={afresh}
    />
  );
}

/** The room in which a proposal is written, beside the draft that it is about. */
export function BranchScene({ draft, proposal }: BranchSceneProps) {
  const session = useSession();
  return session === undefined ? null : <BranchOf draft={draft} proposal={proposal} session={session} />;
}
