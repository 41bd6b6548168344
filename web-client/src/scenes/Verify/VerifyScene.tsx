import { Button, Container, Group, Text, Title } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { listHeads, listKeys } from "../../api/publicRecord";
import { describeError } from "../../components/describeError";
import { Failure } from "../../components/Failure";
import { Page } from "../../components/Page";
import { useLoad } from "../../components/useLoad";
import { CheckHead } from "./CheckHead";
import { CheckReceipt } from "./CheckReceipt";
import { HeadTable, KeyTable } from "./PublishedTables";
import classes from "./Verify.module.css";

/** Where anybody finds out whether a head is one that this server published and signed. */
export function VerifyScene() {
  const { t } = useTranslation();
  const load = useCallback(async () => {
    const [keys, heads] = await Promise.all([listKeys(), listHeads()]);
    return { keys, heads };
  }, []);
  const [published] = useLoad(load);
  return (
    <Page title={t("verify.title")}>
      <Container size={860} py={{ base: "lg", sm: 48 }} px={{ base: "md", sm: "lg" }}>
        <Title order={1} fz={{ base: 28, sm: 36 }} lh={1.2} mb="sm">
          {t("verify.title")}
        </Title>
        <Text mb="sm" maw={680}>
          {t("verify.whatIsHead")}
        </Text>
        <Text mb="xl" maw={680}>
          {t("verify.whyKeep")}
        </Text>
        {published.kind === "failed" && (
          <Failure>{t("verify.failed", { reason: describeError(published.error, t) })}</Failure>
        )}
        {published.kind === "loaded" && <CheckHead keys={published.value.keys} />}
        {published.kind === "loaded" && <CheckReceipt keys={published.value.keys} />}
        <section className={classes.section} aria-labelledby="offline-title">
          <h2 id="offline-title">{t("verify.offlineTitle")}</h2>
          <Text maw={680} mb="sm">
            {t("verify.offline")}
          </Text>
          <Group gap="sm" mb="md">
            <Button component="a" href="/verify.html">
              {t("verify.offlinePage")}
            </Button>
            <Button component="a" href="/verify.html" download variant="default">
              {t("verify.offlineSave")}
            </Button>
          </Group>
          <Text maw={680}>{t("verify.offlineCommand")}</Text>
          <pre className={classes.command}>
            <code>./plenary verify FILE</code>
          </pre>
          <Text maw={680}>{t("verify.offlineResult")}</Text>
        </section>
        {published.kind === "loaded" && (
          <>
            <section className={classes.section} aria-labelledby="heads-title">
              <h2 id="heads-title">{t("verify.headsTitle")}</h2>
              <HeadTable heads={published.value.heads} />
            </section>
            <section className={classes.section} aria-labelledby="keys-title">
              <h2 id="keys-title">{t("verify.keysTitle")}</h2>
              <Text maw={680}>{t("verify.keysExplain")}</Text>
              <KeyTable keys={published.value.keys} />
            </section>
          </>
        )}
      </Container>
    </Page>
  );
}
