import { Button, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { PasswordField } from "../../components/PasswordField";

interface PasswordFormProps {
  readonly working: boolean;
  readonly onSubmit: (email: string, password: string) => void;
}

export function PasswordForm({ working, onSubmit }: PasswordFormProps) {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (email.trim() !== "" && password !== "") onSubmit(email.trim(), password);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label={t("signIn.email")}
          type="email"
          autoComplete="username"
          spellCheck={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label={t("signIn.password")}
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button type="submit" loading={working} fullWidth>
          {t("signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
