import { Button, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/http";
import { setUp } from "../../api/signIn";
import { describeError } from "../../components/describeError";
import { explainNoAnswer } from "../../components/explainNoAnswer";
import { Failure } from "../../components/Failure";
import { NewPasswordField } from "../../components/NewPasswordField";
import { looksLikeEmail } from "../../model/email";
import { brokenRules } from "../../model/password";

const longestName = 200;

/** Asks for the process and for the secretariat's first person, and opens the server with them. */
export function SetUpForm({ token }: { token: string }) {
  const { t } = useTranslation();
  const [process, setProcess] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [emailLeft, setEmailLeft] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fits =
    process.trim() !== "" &&
    name.trim() !== "" &&
    looksLikeEmail(email.trim()) &&
    brokenRules(password, email).size === 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits || working) return;
    setWorking(true);
    setFailure(undefined);
    setUp(token, { process: process.trim(), name: name.trim(), email: email.trim(), password }).then(
      () => window.location.replace("/process"),
      (error: unknown) => {
        setFailure(error);
        setWorking(false);
      },
    );
  };
  const explain = (error: unknown): string =>
    explainNoAnswer(error, t) ??
    (error instanceof ApiError && [401, 404, 409].includes(error.status)
      ? t("setUp.refused")
      : t("setUp.failed", { reason: describeError(error, t) }));

  return (
    <form onSubmit={submit}>
      <Stack>
        <Text c="var(--plenary-quiet)">{t("setUp.explain")}</Text>
        <TextInput
          label={t("setUp.process")}
          description={t("setUp.processHint")}
          maxLength={longestName}
          value={process}
          onChange={(event) => setProcess(event.currentTarget.value)}
        />
        <TextInput
          label={t("setUp.name")}
          autoComplete="name"
          maxLength={longestName}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("setUp.email")}
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          onBlur={() => setEmailLeft(true)}
          error={emailLeft && email !== "" && !looksLikeEmail(email.trim()) && t("setUp.emailForm")}
        />
        <NewPasswordField
          label={t("invitation.choose")}
          value={password}
          onChange={setPassword}
          email={email}
        />
        {failure !== undefined && <Failure>{explain(failure)}</Failure>}
        <Button type="submit" loading={working} disabled={!fits} fullWidth>
          {t("setUp.submit")}
        </Button>
      </Stack>
    </form>
  );
}
