import { Textarea } from "@mantine/core";
import { longestReason } from "../model/standing";

interface ReasonFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (reason: string) => void;
}

/** Why somebody does something that changes the text, in their own words. */
export function ReasonField({ label, description, value, onChange }: ReasonFieldProps) {
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={longestReason}
      minRows={2}
      autosize
    />
  );
}
