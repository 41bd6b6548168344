import { Anchor, Container, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Page } from "../../components/Page";

export function MissingScene() {
  const { t } = useTranslation();
  return (
    <Page title={t("missing.title")}>
      <Container size="xs" py="xl">
        <Title order={1} size="h2">
          {t("missing.title")}
        </Title>
        <Text my="md">{t("missing.text")}</Text>
        <Anchor component={Link} href="/">
          {t("app.backToDrafts")}
        </Anchor>
      </Container>
    </Page>
  );
}
