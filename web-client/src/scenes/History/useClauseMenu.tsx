import { type ReactNode, useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { ClauseHistoryDrawer } from "../../components/ClauseHistoryDrawer";
import { clauseName } from "../../components/clauseName";
import { openingOf } from "../../model/changes";
import type { MarkedClause } from "../../model/history";
import { ClauseMenu } from "./ClauseMenu";
import type { ViewProps } from "./view";

/** What can be done with each clause of a text, and what opens from it. */
export function useClauseMenu({
  story,
  looking,
  look,
  announce,
  onChanged,
}: ViewProps): readonly [(clause: MarkedClause) => ReactNode, ReactNode] {
  const { t } = useTranslation();
  const [shown, setShown] = useState<{ readonly clause: MarkedClause; readonly name: string }>();
  const one = looking.clause !== undefined;
  const isBranch = story.proposal !== undefined;
  const menu = useCallback(
    (clause: MarkedClause) => {
      // The life of one clause is told of drafts alone.
      if (isBranch && one) return null;
      const number = clause.number || clause.numberBefore;
      const name = clauseName({ kind: clause.kind, number, opening: openingOf(clause) }, t);
      return (
        <ClauseMenu
          name={name}
          onOnly={one ? undefined : () => look({ clause: clause.id })}
          onHistory={isBranch ? undefined : () => setShown({ clause, name })}
        />
      );
    },
    [t, look, one, isBranch],
  );
  const dialogs = (
    <ClauseHistoryDrawer
      draft={story.draft.id}
      clause={shown === undefined ? undefined : { id: shown.clause.id, name: shown.name }}
      mayRestore={story.draft.mayDecide}
      onClose={() => setShown(undefined)}
      onRestored={(words) => {
        announce(words);
        onChanged();
      }}
    />
  );
  return [menu, dialogs];
}
