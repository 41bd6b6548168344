import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Announce } from "../../../components/Announcer";
import { clauseName } from "../../../components/clauseName";
import { clausesOf } from "../../../editor/clauses";
import { contestedFrom } from "../../../editor/contested";
import { goToWords } from "../../../editor/going";
import { isPressed } from "../../../editor/shortcuts";
import type { Standing } from "../../../model/standing";
import { saidOf } from "./words";

/** The keys that lead from one contested place of the text to the next, and to the one before. */
export function useContestedKeys(
  editor: Editor | undefined,
  standing: Standing | undefined,
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
      const places = contestedFrom(editor.state, standing, by);
      const [place] = places;
      if (place?.from === undefined) {
        announce(t("contested.none"));
        return;
      }
      goToWords(editor, place.from);
      const clauses = new Map(
        clausesOf(editor.state.doc).map((clause) => [clause.id, clauseName(clause, t)]),
      );
      const said = places.map(({ item }) => saidOf(item, (clause) => clauses.get(clause), nameOf, t));
      announce(said.join(". "));
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [editor, standing, nameOf, announce, t]);
}
