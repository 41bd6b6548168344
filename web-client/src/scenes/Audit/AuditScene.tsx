import { Anchor, Container, Skeleton, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { listAudit } from "../../api/audit";
import { getProcess } from "../../api/process";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { useSession } from "../../components/session";
import { useSignedInLoad } from "../../components/signedOut";
import { Trail } from "./Trail";

async function loadTrail() {
  const [process, first] = await Promise.all([getProcess(), listAudit()]);
  return { names: new Map(process.people.map((person) => [person.id as string, person.name])), first };
}

function LoadedTrail() {
  const { t } = useTranslation();
  const [trail] = useSignedInLoad(loadTrail);
  if (trail.kind === "loading") return <Skeleton h={220} aria-busy="true" />;
  if (trail.kind === "failed") {
    return <Failure>{t("audit.failed", { reason: describeError(trail.error, t) })}</Failure>;
  }
  return <Trail {...trail.value} />;
}

/** What was done to the process and its people, by whom and when. */
export function AuditScene() {
  const { t } = useTranslation();
  const session = useSession();
  if (session === undefined) return null;
  return (
    <Page title={t("audit.title")}>
      <Container size={860} py={{ base: "lg", sm: 48 }} px={{ base: "md", sm: "lg" }}>
        <Anchor component={Link} href="/process">
          {t("process.title")}
        </Anchor>
        <Title order={1} fz={{ base: 26, sm: 34 }} lh={1.2} mt={4} mb="xs">
          {t("audit.title")}
        </Title>
        <Text mb="lg" c="var(--plenary-quiet)">
          {t("audit.explain")}
        </Text>
        {session.me.mayManage ? <LoadedTrail /> : <Text>{t("process.onlySecretariat")}</Text>}
      </Container>
    </Page>
  );
}
