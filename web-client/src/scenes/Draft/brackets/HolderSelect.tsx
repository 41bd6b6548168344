import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { chair, type Holder } from "../../../model/brackets";
import type { Holders } from "./useHolders";

interface HolderSelectProps {
  readonly value: Holder;
  readonly holders: Holders;
  readonly onChange: (holder: Holder) => void;
}

/** For whom somebody acts who may act for any. */
export function HolderSelect({ value, holders, onChange }: HolderSelectProps) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t("brackets.for")}
      value={value}
      data={[
        { value: chair, label: t("brackets.theChair") },
        ...holders.delegations.map(({ code, name }) => ({ value: code as string, label: name })),
      ]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
