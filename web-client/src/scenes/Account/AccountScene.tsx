import { Container, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Page } from "../../components/Page";
import { useSession } from "../../components/session";
import classes from "./Account.module.css";
import { ChangePassword } from "./ChangePassword";
import { LinkList } from "./LinkList";
import { SessionList } from "./SessionList";
import { WhoIAm } from "./WhoIAm";

/** The signed-in person's own account: who they are here, their password, where they are signed in. */
export function AccountScene() {
  const { t } = useTranslation();
  const session = useSession();
  if (session === undefined) return null;
  const { me } = session;
  return (
    <Page title={t("account.title")}>
      <Container size={680} py={{ base: "lg", sm: 56 }} px={{ base: "md", sm: "lg" }}>
        <Title order={1} fz={{ base: 30, sm: 38 }} mb="lg">
          {t("account.title")}
        </Title>
        <WhoIAm me={me} />
        <section className={classes.section} aria-labelledby="password">
          <Title order={2} size="h3" mb="sm" id="password">
            {t("account.password.title")}
          </Title>
          {me.email === undefined ? <Text>{t("account.password.none")}</Text> : <ChangePassword me={me} />}
        </section>
        <section className={classes.section} aria-labelledby="sessions">
          <Title order={2} size="h3" mb="sm" id="sessions">
            {t("account.sessions.title")}
          </Title>
          <SessionList />
        </section>
        <LinkList />
      </Container>
    </Page>
  );
}
