import { describe, expect, it } from "vitest";
import {
  ariaKeys,
  isPressed,
  type ShortcutId,
  shortcutGroups,
  shortcutIds,
  shortcutsIn,
  shownKeys,
} from "./shortcuts";

const english = (key: string) => (key === "Mod" ? "Ctrl" : key === "Escape" ? "Esc" : key);
const shown = (id: ShortcutId, mac: boolean) =>
  shownKeys(id, english, mac)
    .map((stroke) => stroke.join(mac ? "" : "+"))
    .join(" ");

type Held = "ctrl" | "meta" | "alt" | "shift";

function press(key: string, code: string, ...held: Held[]) {
  return {
    key,
    code,
    ctrlKey: held.includes("ctrl"),
    metaKey: held.includes("meta"),
    altKey: held.includes("alt"),
    shiftKey: held.includes("shift"),
  };
}

describe("a shortcut", () => {
  it("is in exactly one group", () => {
    expect(shortcutGroups.flatMap(shortcutsIn).sort()).toEqual([...shortcutIds].sort());
  });

  it.each<[ShortcutId, string, string, string]>([
    ["find", "Ctrl+F", "⌘F", "Control+F"],
    ["replace", "Ctrl+H", "⌥⌘F", "Control+H"],
    ["redo", "Ctrl+Y", "⇧⌘Z", "Control+Y"],
    ["pasteWords", "Ctrl+Shift+V", "⇧⌘V", "Control+Shift+V"],
    ["outdent", "Shift+Tab", "⇧⇥", "Shift+Tab"],
    ["moveUp", "Alt+↑", "⌥↑", "Alt+ArrowUp"],
    ["leaveText", "Esc Tab", "esc ⇥", "Escape Tab"],
    ["shortcuts", "Ctrl+/", "⌘/", "Control+/"],
    ["nextHit", "F3", "F3", "F3"],
  ])("%s is shown as %s, and on a Mac as %s", (id, plain, mac, aria) => {
    expect([shown(id, false), shown(id, true), ariaKeys(id, false)]).toEqual([plain, mac, aria]);
  });

  it.each<[string, ShortcutId, ReturnType<typeof press>, boolean]>([
    ["its keys", "find", press("f", "KeyF", "ctrl"), true],
    ["with Caps Lock", "find", press("F", "KeyF", "ctrl"), true],
    ["on a Russian keyboard", "find", press("а", "KeyF", "ctrl"), true],
    ["on an Arabic keyboard", "goTo", press("ل", "KeyG", "ctrl"), true],
    ["on Dvorak, where F is elsewhere", "find", press("f", "KeyY", "ctrl"), true],
    ["the key that is F elsewhere", "find", press("u", "KeyF", "ctrl"), false],
    ["without Ctrl", "find", press("f", "KeyF"), false],
    ["with Shift too", "find", press("F", "KeyF", "ctrl", "shift"), false],
    ["with ⌘ where that is none", "find", press("f", "KeyF", "meta"), false],
    ["with AltGr", "find", press("f", "KeyF", "ctrl", "alt"), false],
    ["a slash", "shortcuts", press("/", "Slash", "ctrl"), true],
    ["a slash on a German keyboard", "shortcuts", press("/", "Digit7", "ctrl", "shift"), true],
    ["F3", "nextHit", press("F3", "F3"), true],
    ["Shift and F3, which is the other", "nextHit", press("F3", "F3", "shift"), false],
    ["Shift and F3", "previousHit", press("F3", "F3", "shift"), true],
    ["the second of two", "redo", press("Z", "KeyZ", "ctrl", "shift"), true],
  ])("is pressed: %s", (_how, id, event, expected) => {
    expect(isPressed(event, id, false)).toBe(expected);
  });

  it.each<[string, ShortcutId, ReturnType<typeof press>, boolean]>([
    ["⌘F", "find", press("f", "KeyF", "meta"), true],
    ["⌃F, which moves the caret", "find", press("f", "KeyF", "ctrl"), false],
    ["⌥⌘F, which writes ƒ", "replace", press("ƒ", "KeyF", "meta", "alt"), true],
  ])("is pressed on a Mac: %s", (_how, id, event, expected) => {
    expect(isPressed(event, id, true)).toBe(expected);
  });
});
