import { Anchor, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface DeleteTwiceProps {
  readonly label: string;
  /** What deleting it means, asked once more. */
  readonly question: string;
  readonly onDelete: () => void;
}

/** Deletes something at the second asking, in the place of the first. */
export function DeleteTwice({ label, question, onDelete }: DeleteTwiceProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Anchor component="button" type="button" c="var(--plenary-away)" onClick={() => setAsking(true)}>
        {label}
      </Anchor>
    );
  }
  return (
    <Group gap="xs" role="alert">
      {question}
      <Button size="xs" color="red.9" onClick={onDelete} autoFocus>
        {t("action.delete")}
      </Button>
    </Group>
  );
}
