import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Card } from "../../components/Card";
import { LinkForm } from "../../components/LinkForm";
import { Page } from "../../components/Page";
import { useSecretOfAddress } from "../../components/secretLink";
import { SetUpForm } from "./SetUpForm";

/** What the link opens that a new server prints: its process, and its first person. */
export function SetUpScene() {
  const { t } = useTranslation();
  const [token, setToken] = useSecretOfAddress();
  return (
    <Page title={t("setUp.title")}>
      {token !== undefined && (
        <Card title={t("setUp.title")}>
          {token === "" ? (
            <>
              <Text mb="md">{t("setUp.noToken")}</Text>
              <LinkForm
                explain={t("setUp.paste")}
                label={t("setUp.link")}
                submit={t("setUp.open")}
                working={false}
                onToken={setToken}
              />
            </>
          ) : (
            <SetUpForm token={token} />
          )}
        </Card>
      )}
    </Page>
  );
}
