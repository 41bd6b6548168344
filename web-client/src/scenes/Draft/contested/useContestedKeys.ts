import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Announce } from "../../../components/Announcer";
import { clauseName } from "../../../components/clauseName";
import { contestedFrom } from "../../../editor/brackets/contested";
import { clausesOf } from "../../../editor/clauses";
import { goToWords } from "../../../editor/going";
import { isPressed } from "../../../editor/shortcuts";
import { holdersOf } from "../../../model/contested";
import { shortened } from "../brackets/words";

/** The keys that lead from one contested place of the text to the next, and to the one before. */
export function useContestedKeys(
  editor: Editor | undefined,
  nameOf: (holder: string) => string,
  announce: Announce,
): void {
  const { t } = useTranslation();
  useEffect(() => {
    if (editor === undefined) return undefined;
    const keyed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || editor.isDestroyed) return;
      const by = isPressed(event, "nextContested")
        ? 1
        : isPressed(event, "previousContested")
          ? -1
          : undefined;
      const isInDialog =
        event.target instanceof Element && event.target.closest("[role=dialog][aria-modal=true]") !== null;
      if (by === undefined || isInDialog) return;
      event.preventDefault();
      const place = contestedFrom(editor.state, by);
      if (place?.from === undefined) {
        announce(t("contested.none"));
        return;
      }
      goToWords(editor, place.from);
      const { item } = place;
      const clause = clausesOf(editor.state.doc).find(({ id }) => id === item.clause);
      announce(
        t("contested.at", {
          clause: clause === undefined ? "" : clauseName(clause, t),
          words: shortened(item.now ?? item.was),
          holders: holdersOf(item).map(nameOf).join(", "),
        }),
      );
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [editor, nameOf, announce, t]);
}
