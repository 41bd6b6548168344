import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { readableOn, safeColor } from "../model/color";

/** What the server says of a person in an awareness state; nothing in it is taken for granted. */
interface CaretUser {
  readonly name?: string;
  readonly delegation?: string | null;
  readonly color?: string;
}

function labelOf(user: CaretUser): string {
  const name = user.name ?? "?";
  return user.delegation == null ? name : `${name} · ${user.delegation}`;
}

function caret(user: CaretUser): HTMLElement {
  const color = safeColor(user.color);
  const bar = document.createElement("span");
  bar.className = "caret";
  bar.style.setProperty("--caret-color", color);
  bar.style.setProperty("--caret-text", readableOn(color));
  // Word joiners keep the bar on the line of the letter that it stands before.
  bar.append("\u2060");
  const label = document.createElement("span");
  label.className = "caret-label";
  label.textContent = labelOf(user);
  bar.append(label, "\u2060");
  return bar;
}

/** Shows where the others are, with name and delegation, and tells them where this person is. */
export const Carets = Extension.create<{ awareness: Awareness | undefined }>({
  name: "carets",
  addOptions: () => ({ awareness: undefined }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (awareness === undefined) return [];
    return [
      yCursorPlugin(awareness, {
        cursorBuilder: caret,
        selectionBuilder: (user: CaretUser) => ({
          style: `background-color: ${safeColor(user.color)}33`,
          class: "caret-selection",
        }),
      }),
    ];
  },
});
