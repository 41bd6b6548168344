import { Anchor, Button, Container, Group, Skeleton, Stack, Text, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { getProcess } from "../../api/process";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { lateDialog } from "../../components/lateDialog";
import { Page } from "../../components/Page";
import { Said } from "../../components/Said";
import { useSession } from "../../components/session";
import { useSignedInLoad } from "../../components/signedOut";
import { Desk } from "./Desk";
import { DraftFigures } from "./DraftFigures";
import { ProcessSettings } from "./ProcessSettings";
import { PublicDirectory } from "./PublicDirectory";

const MastheadForm = lateDialog(async () => (await import("./MastheadForm")).MastheadForm, "papers.masthead");

/** The process and everybody in it: to read for all, to set up for the secretariat. */
export function ProcessScene() {
  const { t } = useTranslation();
  const session = useSession();
  const [process, refresh] = useSignedInLoad(getProcess);
  const [settings, setSettings] = useState(false);
  const [heading, setHeading] = useState(false);
  if (session === undefined) return null;
  const { me } = session;
  const name = process.kind === "loaded" ? process.value.name : me.processName;
  const masthead = process.kind === "loaded" ? process.value.masthead : undefined;
  return (
    <Page title={t("process.title")}>
      <Container size={1080} py={{ base: "lg", sm: 48 }} px={{ base: "md", sm: "lg" }}>
        <Text c="var(--plenary-quiet)" mb={4}>
          {t("process.title")}
        </Text>
        <Group justify="space-between" align="flex-end" mb="lg" gap="xs">
          <Title order={1} fz={{ base: 26, sm: 34 }} lh={1.2}>
            {name}
          </Title>
          {me.mayManage && (
            <Group gap="lg">
              <Anchor component="button" type="button" onClick={() => setSettings(true)}>
                {t("process.settings")}
              </Anchor>
              {masthead !== undefined && (
                <Anchor component="button" type="button" onClick={() => setHeading(true)}>
                  {t("papers.masthead")}
                </Anchor>
              )}
              <Anchor component={Link} href="/process/audit">
                {t("audit.title")}
              </Anchor>
            </Group>
          )}
        </Group>
        {process.kind === "loading" && (
          <Stack gap="xs" aria-busy="true">
            <Skeleton h={52} />
            <Skeleton h={52} />
          </Stack>
        )}
        {process.kind === "failed" && (
          <Failure>
            <Group justify="space-between">
              <Said>{t("process.failed", { reason: describeError(process.error, t) })}</Said>
              <Button size="xs" variant="default" onClick={refresh}>
                {t("app.retry")}
              </Button>
            </Group>
          </Failure>
        )}
        <DraftFigures />
        {process.kind === "loaded" &&
          (me.mayManage ? (
            <Desk process={process.value} me={me} refresh={refresh} />
          ) : (
            <PublicDirectory process={process.value} />
          ))}
      </Container>
      {settings && process.kind === "loaded" && (
        <ProcessSettings
          name={name}
          symbolPattern={process.value.symbolPattern}
          onClose={() => setSettings(false)}
          onDone={refresh}
        />
      )}
      {heading && masthead !== undefined && process.kind === "loaded" && (
        <MastheadForm
          process={process.value}
          masthead={masthead}
          onClose={() => setHeading(false)}
          onDone={refresh}
        />
      )}
    </Page>
  );
}
