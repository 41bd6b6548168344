import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./Icon";

interface PasswordFieldProps
  extends Pick<PasswordInputProps, "label" | "description" | "error" | "required" | "aria-describedby"> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What a password manager is to make of it. */
  readonly autoComplete: "current-password" | "new-password" | "off";
}

/** A password that can be shown; says when the caps lock is on. */
export function PasswordField({ value, onChange, error, ...rest }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [visible, setVisible] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  return (
    <div>
      <PasswordInput
        {...rest}
        error={error}
        withAsterisk={false}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        visible={visible}
        onVisibilityChange={setVisible}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{
          "aria-label": t(visible ? "password.hide" : "password.show"),
          "aria-pressed": visible,
        }}
        visibilityToggleIcon={({ reveal }) => <Icon name={reveal ? "eyeOff" : "eye"} size={18} />}
        onKeyDown={watch}
        onKeyUp={watch}
        onBlur={() => setCapsLock(false)}
        spellCheck={false}
        autoCapitalize="none"
      />
      <div role="status" style={{ color: "var(--plenary-wait)", fontSize: "0.9rem" }}>
        {capsLock && t("password.capsLock")}
      </div>
    </div>
  );
}
