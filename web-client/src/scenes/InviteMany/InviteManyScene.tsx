import { Anchor, Container, Skeleton, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { getProcess } from "../../api/process";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { useSession } from "../../components/session";
import { useSignedInLoad } from "../../components/signedOut";
import { InviteMany } from "./InviteMany";

/** Writes down and invites many people at once, from a list that is pasted. */
export function InviteManyScene() {
  const { t } = useTranslation();
  const session = useSession();
  const [process] = useSignedInLoad(getProcess);
  if (session === undefined) return null;
  return (
    <Page title={t("inviteMany.title")}>
      <Container size={1080} py={{ base: "lg", sm: 48 }} px={{ base: "md", sm: "lg" }}>
        <Anchor component={Link} href="/process">
          {t("process.title")}
        </Anchor>
        <Title order={1} fz={{ base: 26, sm: 34 }} lh={1.2} mt={4} mb="lg">
          {t("inviteMany.title")}
        </Title>
        {!session.me.mayManage && <Text>{t("process.onlySecretariat")}</Text>}
        {session.me.mayManage && process.kind === "loading" && <Skeleton h={220} aria-busy="true" />}
        {session.me.mayManage && process.kind === "failed" && (
          <Failure>{t("process.failed", { reason: describeError(process.error, t) })}</Failure>
        )}
        {session.me.mayManage && process.kind === "loaded" && <InviteMany process={process.value} />}
      </Container>
    </Page>
  );
}
