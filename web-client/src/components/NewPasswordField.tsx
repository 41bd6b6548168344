import { useId } from "react";
import { useTranslation } from "react-i18next";
import {
  brokenRules,
  longestPassword,
  type PasswordRule,
  passwordRules,
  shortestPassword,
} from "../model/password";
import { Icon } from "./Icon";
import classes from "./NewPasswordField.module.css";
import { PasswordField } from "./PasswordField";

interface NewPasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The address that it goes with, if it is known. */
  readonly email: string | undefined;
}

/** The rule of length is always shown, the others when they are broken: few people ever meet them. */
const alwaysShown: ReadonlySet<PasswordRule> = new Set<PasswordRule>(["long"]);

/** A password to be chosen, with the rules beside it. */
export function NewPasswordField({ label, value, onChange, email }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const rulesId = useId();
  const broken = brokenRules(value, email);
  const shown = passwordRules.filter((rule) => alwaysShown.has(rule) || (value !== "" && broken.has(rule)));
  return (
    <div>
      <PasswordField
        label={label}
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        aria-describedby={rulesId}
      />
      <ul className={classes.rules} id={rulesId}>
        {shown.map((rule) => {
          const kept = !broken.has(rule);
          return (
            <li key={rule} className={classes.rule} data-kept={kept || undefined}>
              {kept && <Icon name="check" size={14} />}
              {t(`password.${rule}`, { shortest: shortestPassword, longest: longestPassword })}
              {kept && <span className="visually-hidden"> ({t("password.kept")})</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
