import { Radio, Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Proposer } from "../../../model/proposals";
import type { Names } from "./useNames";

interface WhoseFieldProps {
  readonly proposers: readonly Proposer[];
  readonly value: Proposer | undefined;
  readonly names: Names;
  readonly onChange: (by: Proposer | undefined) => void;
}

const keyOf = ({ kind, code }: Proposer) => `${kind} ${code ?? ""}`;

/** In whose name a proposal is made; nothing where there is no choice. */
export function WhoseField({ proposers, value, names, onChange }: WhoseFieldProps) {
  const { t } = useTranslation();
  if (proposers.length < 2) return null;
  return (
    <Radio.Group
      label={t("proposals.whose")}
      value={value === undefined ? "" : keyOf(value)}
      onChange={(key) => onChange(proposers.find((each) => keyOf(each) === key))}
    >
      <Stack gap={6} mt={4}>
        {proposers.map((each) => (
          <Radio
            key={keyOf(each)}
            value={keyOf(each)}
            label={
              each.kind === "GROUP"
                ? t("proposals.group", { name: names.ofProposer(each) })
                : names.ofProposer(each)
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
