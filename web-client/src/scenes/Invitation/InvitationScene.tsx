import { Button, Center, Loader, Stack, Text } from "@mantine/core";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/http";
import { getSignInWays, lookAtInvitation } from "../../api/signIn";
import { Card } from "../../components/Card";
import { describeError } from "../../components/describeError";
import { explainNoAnswer } from "../../components/explainNoAnswer";
import { Failure } from "../../components/Failure";
import { LinkForm } from "../../components/LinkForm";
import { Page } from "../../components/Page";
import { useSecretOfAddress } from "../../components/secretLink";
import { useLoad } from "../../components/useLoad";
import { Acceptance } from "./Acceptance";
import { Worthless } from "./Worthless";

function Opened({ token, onToken }: { token: string; onToken: (token: string) => void }) {
  const { t } = useTranslation();
  const load = useCallback(
    async () => ({ invitation: await lookAtInvitation(token), ways: await getSignInWays() }),
    [token],
  );
  const [opened, again] = useLoad(load);
  if (opened.kind === "loading") {
    return (
      <Center py={120} role="status">
        <Loader aria-hidden />
        <span className="visually-hidden">{t("app.loading")}</span>
      </Center>
    );
  }
  if (opened.kind === "loaded") return <Acceptance token={token} {...opened.value} />;
  const { error } = opened;
  if (error instanceof ApiError && [400, 404].includes(error.status)) return <Worthless onToken={onToken} />;
  return (
    <Card title={t("invitation.title")}>
      <Stack>
        <Failure>{explainNoAnswer(error, t) ?? describeError(error, t)}</Failure>
        <Button variant="default" onClick={again}>
          {t("app.retry")}
        </Button>
      </Stack>
    </Card>
  );
}

/** What an invitation's link opens: who is invited into what, and the way in. */
export function InvitationScene() {
  const { t } = useTranslation();
  const [token, setToken] = useSecretOfAddress();
  return (
    <Page title={t("invitation.title")}>
      {token !== undefined && token !== "" && <Opened key={token} token={token} onToken={setToken} />}
      {token === "" && (
        <Card title={t("invitation.title")}>
          <Text mb="md">{t("invitation.noToken")}</Text>
          <LinkForm
            explain={t("invitation.paste")}
            label={t("invitation.link")}
            submit={t("invitation.open")}
            working={false}
            onToken={setToken}
          />
        </Card>
      )}
    </Page>
  );
}
