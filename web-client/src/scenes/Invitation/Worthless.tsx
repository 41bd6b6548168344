import { Anchor, Divider, List, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Card } from "../../components/Card";
import { LinkForm } from "../../components/LinkForm";

/** A link that is unknown, used, replaced or too old: what may be the reason, and what to do. */
export function Worthless({ onToken }: { onToken: (token: string) => void }) {
  const { t } = useTranslation();
  return (
    <Card title={t("invitation.worthless.title")}>
      <Stack gap="lg">
        <Text role="alert">{t("invitation.worthless.text")}</Text>
        <List spacing="sm">
          <List.Item>
            {t("invitation.worthless.used")}{" "}
            <Anchor component={Link} href="/sign-in" underline="always" style={{ whiteSpace: "nowrap" }}>
              {t("invitation.worthless.signIn")}
            </Anchor>
          </List.Item>
          <List.Item>{t("invitation.worthless.expired")}</List.Item>
          <List.Item>{t("invitation.worthless.incomplete")}</List.Item>
        </List>
        <Divider />
        <LinkForm
          explain={t("invitation.paste")}
          label={t("invitation.link")}
          submit={t("invitation.open")}
          working={false}
          onToken={onToken}
        />
      </Stack>
    </Card>
  );
}
