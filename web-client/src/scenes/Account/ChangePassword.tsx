import { Alert, Button, Checkbox, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/http";
import { changePassword } from "../../api/signIn";
import { describeError } from "../../components/describeError";
import { explainNoAnswer } from "../../components/explainNoAnswer";
import { Failure } from "../../components/Failure";
import { NewPasswordField } from "../../components/NewPasswordField";
import { PasswordField } from "../../components/PasswordField";
import { brokenRules } from "../../model/password";
import type { Me } from "../../model/person";

type Change =
  | { readonly kind: "idle" | "working" | "done" }
  | { readonly kind: "failed"; readonly error: unknown };

/** Changes the password, or sets a first one. */
export function ChangePassword({ me }: { me: Me }) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [keeps, setKeeps] = useState(false);
  const [change, setChange] = useState<Change>({ kind: "idle" });
  const [has, setHas] = useState(me.hasPassword);
  const fits = (!has || current !== "") && brokenRules(password, me.email).size === 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!fits || change.kind === "working") return;
    setChange({ kind: "working" });
    changePassword(has ? current : undefined, password, keeps).then(
      () => {
        setChange({ kind: "done" });
        setHas(true);
        setCurrent("");
        setPassword("");
      },
      (error: unknown) => setChange({ kind: "failed", error }),
    );
  };
  const explain = (error: unknown): string =>
    explainNoAnswer(error, t) ??
    (error instanceof ApiError && error.status === 403
      ? t("account.password.wrong")
      : t("account.password.failed", { reason: describeError(error, t) }));

  return (
    <form onSubmit={submit}>
      <Stack maw={420}>
        <Text c="var(--plenary-quiet)">
          {t(has ? "account.password.consequence" : "account.password.first")}
        </Text>
        {/* Tells a password manager whose password it is. */}
        <input type="text" autoComplete="username" value={me.email ?? ""} readOnly hidden />
        {has && (
          <PasswordField
            label={t("account.password.current")}
            autoComplete="current-password"
            value={current}
            onChange={setCurrent}
          />
        )}
        <NewPasswordField
          label={t("account.password.new")}
          value={password}
          onChange={setPassword}
          email={me.email}
        />
        <Checkbox
          label={t("account.password.keep")}
          description={t("account.password.keepWhen")}
          checked={keeps}
          onChange={(event) => setKeeps(event.currentTarget.checked)}
        />
        {change.kind === "failed" && <Failure>{explain(change.error)}</Failure>}
        {change.kind === "done" && (
          <Alert color="green" variant="light" role="status">
            {t(keeps ? "account.password.doneKept" : "account.password.done")}
          </Alert>
        )}
        <div>
          <Button type="submit" disabled={!fits} loading={change.kind === "working"}>
            {t(has ? "account.password.submit" : "account.password.submitFirst")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
