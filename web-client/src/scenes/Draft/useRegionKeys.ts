import type { Editor } from "@tiptap/react";
import { useEffect } from "react";
import { buttonAtCaret } from "./useClauseKeys";

/** The parts of the room, in the order in which F6 goes round. Elements say of which they are by `data-room-region`. */
const regions = ["text", "margin", "tools", "outline", "contested", "comments", "people", "news"] as const;
type Region = (typeof regions)[number];

const focusable = "a[href], button:not(:disabled), select:not(:disabled), input:not(:disabled), [tabindex]";

function isShown(element: Element): element is HTMLElement {
  return element instanceof HTMLElement && element.getClientRects().length > 0;
}

/** Where the focus goes in a region; undefined where it is not there now. */
function entryOf(region: Region, editor: Editor): HTMLElement | undefined {
  if (region === "text") return editor.isDestroyed ? undefined : editor.view.dom;
  if (region === "margin") {
    const button = buttonAtCaret(editor);
    if (button !== undefined && isShown(button)) return button;
  }
  for (const part of document.querySelectorAll(`[data-room-region="${region}"]`)) {
    const first = [part, ...part.querySelectorAll(focusable)].find(
      (each) => each.matches(focusable) && isShown(each),
    );
    if (first !== undefined) return first as HTMLElement;
  }
  return undefined;
}

function regionOf(element: Element | null, editor: Editor): Region | undefined {
  if (!editor.isDestroyed && editor.view.dom.contains(element)) return "text";
  const named = element?.closest<HTMLElement>("[data-room-region]")?.dataset.roomRegion;
  return regions.find((region) => region === named);
}

/** F6 goes from one part of the room to the next, with Shift to the one before; parts that are not there are left out. */
export function useRegionKeys(editor: Editor | undefined): void {
  useEffect(() => {
    if (editor === undefined) return undefined;
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== "F6" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const active = document.activeElement;
      if (active?.closest("[role=dialog], [role=menu]") != null) return;
      event.preventDefault();
      const now = regionOf(active, editor);
      const step = event.shiftKey ? -1 : 1;
      const start = now === undefined ? (event.shiftKey ? 0 : -1) : regions.indexOf(now);
      for (let count = 1; count <= regions.length; count++) {
        const index = (start + step * count + regions.length * 2) % regions.length;
        const entry = entryOf(regions[index] ?? "text", editor);
        if (entry === undefined) continue;
        if (entry === editor.view.dom) editor.view.focus();
        entry.focus();
        return;
      }
    };
    window.addEventListener("keydown", keyed);
    return () => window.removeEventListener("keydown", keyed);
  }, [editor]);
}
