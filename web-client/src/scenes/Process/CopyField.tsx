import { Button, Group, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../components/Icon";

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  /** What the button says. */
  readonly copy: string;
  readonly onCopied?: () => void;
}

/** A text to be copied by a button; it stays selected where the browser lets no page write to the clipboard. */
export function CopyField({ label, text, copy, onCopied }: CopyFieldProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<"idle" | "copied" | "selected">("idle");
  const onCopy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
      onCopied?.();
    } catch {
      setState("selected");
    }
  };
  return (
    <div>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          ref={field}
          label={label}
          value={text}
          readOnly
          flex={1}
          onFocus={(event) => event.currentTarget.select()}
          onCopy={onCopied}
          spellCheck={false}
        />
        <Button
          data-autofocus
          leftSection={<Icon name={state === "copied" ? "check" : "copy"} size={16} />}
          onClick={() => void onCopy()}
        >
          {state === "copied" ? t("copy.copied") : copy}
        </Button>
      </Group>
      <span role="status" className={state === "selected" ? undefined : "visually-hidden"}>
        {state === "copied" && t("copy.copied")}
        {state === "selected" && t("copy.selected")}
      </span>
    </div>
  );
}
