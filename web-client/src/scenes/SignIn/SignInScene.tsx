import {
  Alert,
  Button,
  Container,
  Group,
  Loader,
  Paper,
  PasswordInput,
  Stack,
  Text,
  Title,
} from "@mantine/core";
import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, Unreachable } from "../../api/http";
import { signIn } from "../../api/plenary";
import { Page } from "../../components/Page";
import { destination, tokenOf } from "./signInLink";

type Attempt =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  | { readonly kind: "failed"; readonly error: unknown };

/** Takes the secret out of the address at once, so that it stays in no history entry. */
function takeTokenFromAddress(): string {
  const token = tokenOf(decodeURIComponent(window.location.hash.slice(1)));
  if (token !== "") window.history.replaceState(null, "", window.location.pathname + window.location.search);
  return token;
}

/** Signs a person in by the secret after the `#` of the address, or by a pasted code. */
export function SignInScene() {
  const { t } = useTranslation();
  const [attempt, setAttempt] = useState<Attempt>({ kind: "idle" });
  const [code, setCode] = useState("");
  const started = useRef(false);

  const submit = useCallback(async (token: string) => {
    setAttempt({ kind: "working" });
    try {
      await signIn(token);
      // A full load: nothing of an earlier person's session stays in memory.
      window.location.replace(destination(window.location.search));
    } catch (error) {
      setAttempt({ kind: "failed", error });
    }
  }, []);

  useEffect(() => {
    const follow = () => {
      const token = takeTokenFromAddress();
      if (token !== "") void submit(token);
    };
    if (!started.current) follow();
    started.current = true;
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, [submit]);

  const explain = (error: unknown): string => {
    if (error instanceof Unreachable) return t("signIn.unreachable");
    if (error instanceof ApiError && [400, 401, 404].includes(error.status)) return t("signIn.refused");
    return t("signIn.failed", { reason: error instanceof Error ? error.message : String(error) });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const token = tokenOf(code);
    if (token !== "") void submit(token);
  };

  return (
    <Page title={t("signIn.title")}>
      <Container size={460} py={{ base: "lg", sm: 80 }}>
        <Paper withBorder p={{ base: "lg", sm: "xl" }} bg="var(--plenary-sheet)">
          <Title order={1} size="h2" mb="sm">
            {t("signIn.title")}
          </Title>
          {attempt.kind === "working" ? (
            <Group role="status">
              <Loader size="sm" aria-hidden />
              <Text>{t("signIn.working")}</Text>
            </Group>
          ) : (
            <form onSubmit={onSubmit}>
              <Stack>
                {attempt.kind === "failed" && (
                  <Alert color="red" variant="light" role="alert">
                    {explain(attempt.error)}
                  </Alert>
                )}
                <Text c="var(--plenary-quiet)">{t("signIn.explain")}</Text>
                <PasswordInput
                  label={t("signIn.code")}
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                  autoComplete="off"
                  spellCheck={false}
                />
                <Button type="submit" disabled={tokenOf(code) === ""}>
                  {t("signIn.submit")}
                </Button>
              </Stack>
            </form>
          )}
        </Paper>
      </Container>
    </Page>
  );
}
