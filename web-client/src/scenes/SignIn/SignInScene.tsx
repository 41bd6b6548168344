import { Anchor, Divider, Group, Loader, Stack, Text } from "@mantine/core";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { signIn } from "../../api/plenary";
import { getSignInWays, signInByPassword } from "../../api/signIn";
import { Card } from "../../components/Card";
import { Failure } from "../../components/Failure";
import { LinkForm } from "../../components/LinkForm";
import { Organizations } from "../../components/Organizations";
import { Page } from "../../components/Page";
import { useSecretOfAddress } from "../../components/secretLink";
import { useLoad } from "../../components/useLoad";
import type { SignInWays } from "../../model/signIn";
import { destination } from "./destination";
import { explainProblem, explainSignIn, type Way } from "./explainSignIn";
import { PasswordForm } from "./PasswordForm";

type Attempt =
  | { readonly kind: "idle" }
  | { readonly kind: "working"; readonly way: Way }
  | { readonly kind: "failed"; readonly way: Way; readonly error: unknown };

/** What is offered while the server has not said what there is, or cannot be asked. */
const usualWays: SignInWays = { needsSetUp: false, password: true, organizations: [] };

function useAttempt(): readonly [Attempt, (way: Way, enter: () => Promise<void>) => void] {
  const [attempt, setAttempt] = useState<Attempt>({ kind: "idle" });
  const start = useCallback((way: Way, enter: () => Promise<void>) => {
    setAttempt({ kind: "working", way });
    enter().then(
      // A full load: nothing of an earlier person's session stays in memory.
      () => window.location.replace(destination(window.location.search)),
      (error: unknown) => setAttempt({ kind: "failed", way, error }),
    );
  }, []);
  return [attempt, start];
}

/** Signs a person in: by password, by their organisation, or by a personal link. */
export function SignInScene() {
  const { t } = useTranslation();
  const [loaded] = useLoad(getSignInWays);
  const [attempt, start] = useAttempt();
  const [secret] = useSecretOfAddress();
  const [byLink, setByLink] = useState(false);
  const ways = loaded.kind === "loaded" ? loaded.value : usualWays;
  const problem = explainProblem(window.location.search, t);

  const enterByLink = useCallback((token: string) => start("link", () => signIn(token)), [start]);
  useEffect(() => {
    if (secret !== undefined && secret !== "") enterByLink(secret);
  }, [secret, enterByLink]);

  if (attempt.kind === "working" && attempt.way === "link") {
    return (
      <Page title={t("signIn.title")}>
        <Card title={t("signIn.title")}>
          <Group role="status">
            <Loader size="sm" aria-hidden />
            <Text>{t("signIn.working")}</Text>
          </Group>
        </Card>
      </Page>
    );
  }
  const failed = attempt.kind === "failed" ? attempt : undefined;
  const showsLink = byLink || failed?.way === "link" || !ways.password;
  return (
    <Page title={t("signIn.title")}>
      <Card title={t("signIn.title")}>
        <Stack gap="lg">
          {ways.needsSetUp && <Text role="status">{t("signIn.needsSetUp")}</Text>}
          {failed !== undefined && <Failure>{explainSignIn(failed.error, failed.way, t)}</Failure>}
          {failed === undefined && problem !== undefined && (
            <Failure calm={problem.calm}>{problem.words}</Failure>
          )}
          {ways.organizations.length > 0 && (
            <Organizations
              organizations={ways.organizations}
              query={{ next: destination(window.location.search) }}
            />
          )}
          {ways.organizations.length > 0 && ways.password && <Divider label={t("signIn.or")} />}
          {ways.password && (
            <PasswordForm
              working={attempt.kind === "working"}
              onSubmit={(email, password) => start("password", () => signInByPassword(email, password))}
            />
          )}
          {ways.password && <Text c="var(--plenary-quiet)">{t("signIn.forgotten")}</Text>}
          {showsLink ? (
            <>
              <Divider />
              <LinkForm
                explain={t("signIn.explain")}
                label={t("signIn.code")}
                submit={t("signIn.submitLink")}
                working={false}
                onToken={enterByLink}
              />
            </>
          ) : (
            <Anchor component="button" type="button" ta="left" onClick={() => setByLink(true)}>
              {t("signIn.haveLink")}
            </Anchor>
          )}
        </Stack>
      </Card>
    </Page>
  );
}
