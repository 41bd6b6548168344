import { Button, UnstyledButton } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import { type Bracket, partsOf } from "../../../model/brackets";
import type { ClauseId } from "../../../model/ids";
import type { ClauseStatus } from "../../../model/standing";
import { clauseButtonId } from "../useClauseKeys";
import classes from "./Brackets.module.css";
import type { BracketsInRoom } from "./useBrackets";
import { quoted } from "./words";

interface ClauseBracketsProps {
  readonly clause: ClauseId;
  /** What was last decided of it. */
  readonly status: ClauseStatus;
  readonly brackets: BracketsInRoom;
  readonly onLeave: () => void;
}

/** The brackets in a clause, also those of which no word is on the sheet: the way to them from the keyboard. */
export function ClauseBrackets({ clause, status, brackets, onLeave }: ClauseBracketsProps) {
  const { t } = useTranslation();
  const { all, places } = brackets.brackets;
  const here = [...all.values()].filter((bracket) =>
    partsOf(bracket, places.get(bracket.id)).some((part) => part.clause === clause),
  );
  const isFrozen = status === "AGREED" || status === "ADOPTED";
  const wordsOf = (bracket: Bracket) => {
    const words = `[${quoted(bracket.on)}]`;
    return bracket.settled === undefined ? words : t("brackets.settledOne", { words });
  };
  const leaveFor = (act: (button: Element) => void) => {
    const button = document.getElementById(clauseButtonId(clause));
    onLeave();
    if (button !== null) act(button);
  };
  return (
    <>
      {here.length > 0 && (
        <ul className={classes.list} aria-label={t("brackets.ofClause")}>
          {here.map((bracket) => (
            <li key={bracket.id}>
              <UnstyledButton
                className={classes.entry ?? ""}
                onClick={() => leaveFor((button) => brackets.open(bracket.id, button))}
              >
                {wordsOf(bracket)}{" "}
                <span className={classes.since}>
                  {bracket.holders.map(({ holder }) => brackets.nameOf(holder)).join(", ")}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      )}
      {brackets.mayPlace && !isFrozen && (
        <Button
          size="compact-sm"
          variant="subtle"
          mt="xs"
          leftSection={<Icon name="brackets" size={15} />}
          onClick={() => leaveFor(() => brackets.markClause(clause))}
        >
          {t("brackets.openClause")}
        </Button>
      )}
    </>
  );
}
