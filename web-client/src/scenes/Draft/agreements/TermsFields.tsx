import { Autocomplete, MultiSelect, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { longestForum, type Terms } from "../../../model/agreement";
import { delegationCode } from "../../../model/ids";
import { oneLine } from "../../../model/oneLine";
import { useHolders } from "../brackets/useHolders";

interface TermsFieldsProps {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
}

const remembered = "plenary.forum";

/** The forum that this person named last on this device. */
export function lastForum(): string {
  try {
    return localStorage.getItem(remembered) ?? "";
  } catch {
    return "";
  }
}

export function rememberForum(forum: string): void {
  try {
    localStorage.setItem(remembered, oneLine(forum));
  } catch {
    // It is named anew the next time.
  }
}

/** Asks where something was agreed ad referendum, and which delegations are to confirm it. */
export function TermsFields({ terms, onChange }: TermsFieldsProps) {
  const { t } = useTranslation();
  const { delegations } = useHolders(true);
  return (
    <Stack gap="xs" mt="xs">
      <Autocomplete
        size="sm"
        label={t("agreement.forum")}
        value={terms.forum}
        data={[t("agreement.informals"), t("agreement.workingGroup"), t("agreement.plenary")]}
        maxLength={longestForum}
        comboboxProps={{ withinPortal: false }}
        onChange={(forum) => onChange({ ...terms, forum })}
      />
      <MultiSelect
        size="sm"
        label={t("agreement.ask")}
        description={t("agreement.askHint")}
        searchable
        clearable
        value={[...terms.pending]}
        data={delegations.map(({ code, name }) => ({ value: code as string, label: `${name} (${code})` }))}
        maxDropdownHeight={180}
        comboboxProps={{ withinPortal: false }}
        onChange={(codes) => onChange({ ...terms, pending: codes.map(delegationCode) })}
      />
    </Stack>
  );
}
