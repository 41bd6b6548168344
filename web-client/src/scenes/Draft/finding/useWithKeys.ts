import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { isMac, type ShortcutId, shownKeys } from "../../../editor/shortcuts";

/** Writes the keys of a shortcut behind what it does, as a tooltip has it: "Bold (Ctrl+B)". */
export function useWithKeys(): (label: string, id: ShortcutId) => string {
  const { t } = useTranslation();
  return useCallback(
    (label, id) => {
      const strokes = shownKeys(id, (key) => t(`keyboard.${key}`));
      return `${label} (${strokes.map((keys) => keys.join(isMac ? "" : "+")).join(` ${t("shortcuts.then")} `)})`;
    },
    [t],
  );
}
