import { Button } from "@mantine/core";
import { createContext, useContext } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../../../components/Icon";
import type { PositionCounts, PositionScope } from "../../../model/positions";
import { scopeKey } from "../../../model/positionTable";
import classes from "./Positions.module.css";
import { countsInWords } from "./words";

/** Where delegations stand on alternatives, packages and proposals, and how to see who; undefined where that is not known. */
export interface StandsInRoom {
  readonly counts: ReadonlyMap<string, PositionCounts>;
  readonly show: (on: PositionScope) => void;
}

export const StandsContext = createContext<StandsInRoom | undefined>(undefined);

/**
 * How many delegations stand where on something, as far as one knows.
 *
 * @param leads whether it leads to who they are, and to one's own; not over a dialog, where it is words alone
 */
export function StandsLine({ on, leads = false }: { readonly on: PositionScope; readonly leads?: boolean }) {
  const { t } = useTranslation();
  const stands = useContext(StandsContext);
  if (stands === undefined) return null;
  const counts = stands.counts.get(scopeKey(on));
  const words =
    counts === undefined
      ? undefined
      : t("positions.on", {
          count: [...counts.values()].reduce((sum, each) => sum + each, 0),
          counts: countsInWords(counts, t),
        });
  if (leads) {
    return (
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<Icon name="stands" size={15} />}
        onClick={() => stands.show(on)}
      >
        {words ?? t("positions.open")}
      </Button>
    );
  }
  return words === undefined ? null : <span className={classes.line}>{words}</span>;
}
