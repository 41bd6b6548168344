import { Combobox, Text, TextInput, useCombobox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clauseName } from "../../components/clauseName";
import { FormDialog } from "../../components/FormDialog";
import type { ClauseEntry } from "../../editor/clauses";
import type { Place } from "../../editor/moving";
import { number } from "../../editor/numbering";
import type { NumberingPlan } from "../../model/numberingPlan";
import { placed, searched } from "../../model/placing";
import classes from "./Moving.module.css";

interface MoveDialogProps {
  readonly clause: ClauseEntry;
  readonly clauses: readonly ClauseEntry[];
  readonly plan: NumberingPlan;
  /** Behind which clauses it may be put; undefined stands for the beginning. */
  readonly places: readonly Place[];
  readonly onMove: (behind: Place) => void;
  readonly onClose: () => void;
}

const idle = { working: false, failure: undefined, run: () => {}, forget: () => {} };
const beginning = "";
/** More are found by writing more. */
const mostShown = 60;

/** Asks where a clause is to stand, by a number or by words, and shows where that is. */
export function MoveDialog({ clause, clauses, plan, places, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation();
  const combobox = useCombobox();
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<{ readonly behind: Place }>();
  const name = clauseName(clause, t);
  const nameOf = (id: Place) => {
    const entry = clauses.find((each) => each.id === id);
    return entry === undefined ? "" : clauseName(entry, t);
  };
  const labelOf = (behind: Place) =>
    behind === undefined ? t("move.first") : t("move.behind", { clause: nameOf(behind) });
  const entries = places.map((behind) => {
    const entry = clauses.find(({ id }) => id === behind);
    return { behind, number: entry?.number ?? "", words: entry?.opening ?? t("move.first") };
  });
  const found = (chosen === undefined ? searched(entries, search) : entries).slice(0, mostShown);
  const choose = (value: string) => {
    const entry = entries.find(({ behind }) => (behind ?? beginning) === value);
    if (entry === undefined) return;
    setChosen({ behind: entry.behind });
    setSearch(labelOf(entry.behind));
    combobox.closeDropdown();
  };
  return (
    <FormDialog
      title={t("move.title", { clause: name })}
      submit={t("move.submit")}
      complete={chosen !== undefined}
      action={idle}
      onSubmit={() => chosen !== undefined && onMove(chosen.behind)}
      onClose={onClose}
    >
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.Target>
          <TextInput
            label={t("move.where")}
            description={t("move.hint")}
            value={search}
            data-autofocus
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setChosen(undefined);
              combobox.openDropdown();
              combobox.selectFirstOption();
            }}
            onFocus={() => combobox.openDropdown()}
            onBlur={() => combobox.closeDropdown()}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || chosen !== undefined) return;
              // The first that is found is meant, unless another one was pointed at.
              event.preventDefault();
              const [only] = found;
              if (combobox.getSelectedOptionIndex() < 0 && only !== undefined)
                choose(only.behind ?? beginning);
            }}
          />
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Options className={classes.options ?? ""} aria-label={t("move.where")}>
            {found.length === 0 && <Combobox.Empty>{t("move.none")}</Combobox.Empty>}
            {found.map(({ behind, words }) => (
              <Combobox.Option key={behind ?? beginning} value={behind ?? beginning}>
                <span className={classes.name}>{labelOf(behind)}</span>{" "}
                {behind !== undefined && <span className={classes.opening}>{words}</span>}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <div role="status" className={classes.outcome}>
        {chosen !== undefined && (
          <Outcome clause={clause} clauses={clauses} plan={plan} behind={chosen.behind} />
        )}
      </div>
    </FormDialog>
  );
}

function Outcome({
  clause,
  clauses,
  plan,
  behind,
}: Pick<MoveDialogProps, "clause" | "clauses" | "plan"> & { behind: Place }) {
  const { t } = useTranslation();
  const order = placed(clauses, clause.id, behind);
  const numbers = number(order, plan);
  const at = order.findIndex(({ id }) => id === clause.id);
  const called = (index: number) => {
    const other = order[index];
    if (other === undefined) return "";
    const then = numbers[index] ?? "";
    const now = clauseName(other, t);
    // By the number that it has now, as it was asked for, and by that which it will have.
    return then === other.number ? now : t("move.then", { clause: now, number: then });
  };
  const words = { before: called(at - 1), after: called(at + 1), number: numbers[at] ?? "" };
  const numbered = words.number !== "";
  const sentence = () => {
    if (words.before === "") return t("move.atFirst", words);
    if (words.after === "") return t(numbered ? "move.last" : "move.lastUnnumbered", words);
    return t(numbered ? "move.between" : "move.betweenUnnumbered", words);
  };
  return (
    <>
      <Text fw={600}>{sentence()}</Text>
      <Text size="sm">{t("move.others")}</Text>
    </>
  );
}
