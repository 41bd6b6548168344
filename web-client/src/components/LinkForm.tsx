import { Button, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { PasswordField } from "./PasswordField";
import { tokenOf } from "./secretLink";

interface LinkFormProps {
  readonly explain: string;
  readonly label: string;
  readonly submit: string;
  readonly working: boolean;
  readonly onToken: (token: string) => void;
}

/** Takes a link, or the code in it, that somebody pastes. */
export function LinkForm({ explain, label, submit, working, onToken }: LinkFormProps) {
  const [pasted, setPasted] = useState("");
  const token = tokenOf(pasted);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (token !== "") onToken(token);
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack>
        <Text c="var(--plenary-quiet)">{explain}</Text>
        <PasswordField label={label} value={pasted} onChange={setPasted} autoComplete="off" />
        <Button type="submit" disabled={token === ""} loading={working} variant="default" fullWidth>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
