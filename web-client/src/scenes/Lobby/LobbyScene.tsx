import { Button, Container, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Unreachable } from "../../api/http";
import { listDrafts } from "../../api/plenary";
import { getPresence } from "../../api/presence";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Icon } from "../../components/Icon";
import { Page } from "../../components/Page";
import { Said } from "../../components/Said";
import { useSession } from "../../components/session";
import { useSignedInLoad } from "../../components/signedOut";
import { usePolling } from "../../components/usePolling";
import type { DraftSummary } from "../../model/draft";
import { ArchiveDialog } from "./ArchiveDialog";
import { CreateDraft } from "./CreateDraft";
import { DraftTable } from "./DraftTable";
import classes from "./DraftTable.module.css";
import { Intaking } from "./Intaking";
import { OnThisDevice } from "./OnThisDevice";

const refreshMillis = 15_000;
const presenceMillis = 5_000;

/** The drafts of the process, and who the signed-in person is. */
export function LobbyScene() {
  const { t } = useTranslation();
  const session = useSession();
  const [drafts, refresh] = useSignedInLoad(listDrafts);
  const [creating, setCreating] = useState(false);
  const [reading, setReading] = useState(false);
  const [archiving, setArchiving] = useState<DraftSummary>();
  const presence = usePolling(getPresence, presenceMillis);

  useEffect(() => {
    const whenVisible = () => {
      if (document.visibilityState === "visible") refresh();
    };
    const timer = setInterval(whenVisible, refreshMillis);
    document.addEventListener("visibilitychange", whenVisible);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", whenVisible);
    };
  }, [refresh]);

  if (session === undefined) return null;
  const { me } = session;
  const all = drafts.kind === "loaded" ? drafts.value : [];
  const current = all.filter((draft) => !draft.archived);
  const archived = all.filter((draft) => draft.archived);
  const here = presence.stale ? undefined : presence.value;
  return (
    <Page title={t("lobby.title")}>
      <Container size={960} py={{ base: "lg", sm: 56 }} px={{ base: "md", sm: "lg" }}>
        <Text c="var(--plenary-quiet)" mb={4}>
          {me.processName}
        </Text>
        <Group justify="space-between" align="flex-end" mb={{ base: "sm", sm: 4 }}>
          <Title order={1} fz={{ base: 30, sm: 38 }} fw={600}>
            {t("lobby.title")}
          </Title>
          {me.mayCreateDrafts && (
            <Group gap="sm">
              <Button
                variant="default"
                leftSection={<Icon name="document" size={16} />}
                onClick={() => setReading(true)}
              >
                {t("papers.fromFile")}
              </Button>
              <Button leftSection={<Icon name="add" size={16} />} onClick={() => setCreating(true)}>
                {t("lobby.create")}
              </Button>
            </Group>
          )}
        </Group>
        <Text mb="xl" c="var(--plenary-quiet)">
          <Text span c="var(--plenary-text)" fw={600}>
            {me.name}
          </Text>
          {", "}
          {t(`role.${me.role}`)}
          {me.delegation !== undefined && ` · ${me.delegation.name} (${me.delegation.code})`}
        </Text>
        {drafts.kind === "loading" && (
          <Stack gap="xs" aria-busy="true">
            <Skeleton h={52} />
            <Skeleton h={52} />
          </Stack>
        )}
        {drafts.kind === "failed" && (
          <Stack>
            <Failure calm={drafts.error instanceof Unreachable}>
              <Group justify="space-between">
                <Said>{t("lobby.failed", { reason: describeError(drafts.error, t) })}</Said>
                <Button size="xs" variant="default" onClick={refresh}>
                  {t("app.retry")}
                </Button>
              </Group>
            </Failure>
            {drafts.error instanceof Unreachable && <OnThisDevice me={me} />}
          </Stack>
        )}
        {drafts.kind === "loaded" &&
          (current.length === 0 ? (
            <Text>{me.mayCreateDrafts ? t("lobby.emptyMayCreate") : t("lobby.empty")}</Text>
          ) : (
            <>
              <DraftTable
                caption={t("lobby.title")}
                drafts={current}
                me={me}
                presence={here}
                onArchive={setArchiving}
              />
              <Text role="status" mt="sm" fz="0.92rem" c="var(--plenary-wait)">
                {presence.stale
                  ? t("presence.lost")
                  : presence.value?.degraded === true && t("presence.degraded")}
              </Text>
            </>
          ))}
        {archived.length > 0 && (
          <details className={classes.archive}>
            <summary>{t("archive.fold", { count: archived.length })}</summary>
            <DraftTable
              caption={t("archive.title")}
              drafts={archived}
              me={me}
              presence={here}
              onArchive={setArchiving}
            />
          </details>
        )}
      </Container>
      <CreateDraft opened={creating} onClose={() => setCreating(false)} />
      {archiving !== undefined && (
        <ArchiveDialog
          draft={archiving}
          onClose={() => setArchiving(undefined)}
          onDone={() => {
            setArchiving(undefined);
            refresh();
          }}
        />
      )}
      {reading && <Intaking onClose={() => setReading(false)} />}
    </Page>
  );
}
