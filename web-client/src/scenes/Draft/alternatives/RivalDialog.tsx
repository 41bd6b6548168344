import { Select, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { offerAlternative } from "../../../api/alternatives";
import { clauseName } from "../../../components/clauseName";
import { FormDialog } from "../../../components/FormDialog";
import { useAction } from "../../../components/useAction";
import type { ClauseEntry } from "../../../editor/clauses";
import { clauseId, type DraftId } from "../../../model/ids";

interface RivalDialogProps {
  readonly draft: DraftId;
  readonly clause: ClauseEntry;
  readonly clauses: readonly ClauseEntry[];
  readonly onDone: (said: string) => void;
  readonly onClose: () => void;
}

/** Asks to which other clause of its kind one is an alternative. */
export function RivalDialog({ draft, clause, clauses, onDone, onClose }: RivalDialogProps) {
  const { t } = useTranslation();
  const [of, setOf] = useState<string | null>(null);
  const action = useAction();
  const others = clauses.filter(({ id, kind }) => kind === clause.kind && id !== clause.id);
  return (
    <FormDialog
      title={t("alternatives.askTitleOf", { clause: clauseName(clause, t) })}
      submit={t("alternatives.offer")}
      complete={of !== null}
      action={action}
      onSubmit={() =>
        action.run(
          () => offerAlternative(draft, clauseId(of ?? ""), clause.id),
          () => {
            onDone(t("alternatives.offered"));
            onClose();
          },
        )
      }
      onClose={onClose}
    >
      <Select
        label={t("alternatives.of")}
        placeholder={t("alternatives.choosePlace")}
        searchable
        nothingFoundMessage={t("alternatives.nothing")}
        data={others.map((each) => ({
          value: each.id,
          label: `${clauseName(each, t)} – ${each.opening}`,
        }))}
        value={of}
        onChange={setOf}
      />
      <Text size="sm" c="dimmed">
        {t("alternatives.hint")}
      </Text>
    </FormDialog>
  );
}
