import { Button, Divider, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { acceptInvitation } from "../../api/signIn";
import { Card } from "../../components/Card";
import { describeError } from "../../components/describeError";
import { explainNoAnswer } from "../../components/explainNoAnswer";
import { Failure } from "../../components/Failure";
import { NewPasswordField } from "../../components/NewPasswordField";
import { Organizations } from "../../components/Organizations";
import { deadlineFormat } from "../../components/time";
import { brokenRules } from "../../model/password";
import type { Invitation, SignInWays } from "../../model/signIn";

interface AcceptanceProps {
  readonly token: string;
  readonly invitation: Invitation;
  readonly ways: SignInWays;
}

function WhoIntoWhat({ invitation }: { invitation: Invitation }) {
  const { t, i18n } = useTranslation();
  const { name, role, rank, delegationName, processName } = invitation;
  const until = deadlineFormat(i18n.language);
  const part = rank === undefined ? t(`role.${role}`) : t(`rank.${rank}`);
  return (
    <div>
      <Text>{t("invitation.into")}</Text>
      <Text ff="var(--plenary-serif)" fz={21} fw={600} lh={1.3} my={4}>
        {processName}
      </Text>
      <Text>
        {delegationName === undefined
          ? t("invitation.as", { name, part })
          : t("invitation.asOf", { name, part, delegation: delegationName })}
      </Text>
      <Text c="var(--plenary-quiet)" fz="0.92rem" mt="xs">
        {t("invitation.until", { until: until.format(invitation.expiresAt) })}
      </Text>
    </div>
  );
}

/** The way in: a password of one's own, or an organisation. */
export function Acceptance({ token, invitation, ways }: AcceptanceProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fits = brokenRules(password, invitation.email).size === 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits || working) return;
    setWorking(true);
    setFailure(undefined);
    acceptInvitation(token, password).then(
      // A full load: nothing of an earlier person's session stays in memory.
      () => window.location.replace("/"),
      (error: unknown) => {
        setFailure(error);
        setWorking(false);
      },
    );
  };

  return (
    <Card title={t("invitation.welcome", { name: invitation.name })}>
      <Stack gap="lg">
        <WhoIntoWhat invitation={invitation} />
        {failure !== undefined && (
          <Failure>
            {explainNoAnswer(failure, t) ?? t("invitation.failed", { reason: describeError(failure, t) })}
          </Failure>
        )}
        {ways.organizations.length > 0 && (
          <>
            <Organizations organizations={ways.organizations} query={{ invitation: token }} />
            {ways.password && <Divider label={t("signIn.or")} />}
          </>
        )}
        {ways.password && (
          <form onSubmit={submit}>
            <Stack>
              {invitation.email !== undefined && (
                <Text>
                  {t("invitation.signInName")} <b>{invitation.email}</b>
                </Text>
              )}
              {/* Tells a password manager whose password it is. */}
              <input type="text" autoComplete="username" value={invitation.email ?? ""} readOnly hidden />
              <NewPasswordField
                label={t("invitation.choose")}
                value={password}
                onChange={setPassword}
                email={invitation.email}
              />
              <Button type="submit" loading={working} disabled={!fits} fullWidth>
                {t("invitation.accept")}
              </Button>
            </Stack>
          </form>
        )}
      </Stack>
    </Card>
  );
}
