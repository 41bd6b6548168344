/** Where a key works: everywhere in a draft's room, in the text, or in the line where one types what to look for. */
export type ShortcutPlace = "room" | "text" | "find";

/** What a list of keys is ordered by. */
export const shortcutGroups = ["finding", "clauses", "writing", "moving"] as const;
export type ShortcutGroup = (typeof shortcutGroups)[number];

/**
 * Keys held down together, in the notation of ProseMirror: `Mod` is Ctrl, and ⌘ on a Mac. Several with a space between
 * are pressed one after the other.
 */
type Keys = string;

interface Entry {
  readonly group: ShortcutGroup;
  readonly place: ShortcutPlace;
  /** The usual keys, and others that do the same. */
  readonly keys: readonly Keys[];
  /** The keys on a Mac, where they are others. */
  readonly mac?: readonly Keys[];
}

/** Every key of a draft's room. What the lists, the tooltips and the page itself know of keys, they know from here. */
const table = {
  find: { group: "finding", place: "room", keys: ["Mod-f"] },
  replace: { group: "finding", place: "room", keys: ["Mod-h"], mac: ["Mod-Alt-f"] },
  nextHit: { group: "finding", place: "room", keys: ["F3"] },
  previousHit: { group: "finding", place: "room", keys: ["Shift-F3"] },
  nextHitInField: { group: "finding", place: "find", keys: ["Enter"] },
  previousHitInField: { group: "finding", place: "find", keys: ["Shift-Enter"] },
  goTo: { group: "finding", place: "room", keys: ["Mod-g"] },
  nextContested: { group: "finding", place: "room", keys: ["F8"] },
  previousContested: { group: "finding", place: "room", keys: ["Shift-F8"] },
  shortcuts: { group: "finding", place: "room", keys: ["Mod-/"] },

  newClause: { group: "clauses", place: "text", keys: ["Enter"] },
  join: { group: "clauses", place: "text", keys: ["Backspace Backspace"] },
  indent: { group: "clauses", place: "text", keys: ["Tab"] },
  outdent: { group: "clauses", place: "text", keys: ["Shift-Tab"] },
  moveUp: { group: "clauses", place: "text", keys: ["Alt-ArrowUp"] },
  moveDown: { group: "clauses", place: "text", keys: ["Alt-ArrowDown"] },
  clauseMenu: { group: "clauses", place: "text", keys: ["Alt-Enter"] },

  undo: { group: "writing", place: "text", keys: ["Mod-z"] },
  redo: { group: "writing", place: "text", keys: ["Mod-y", "Mod-Shift-z"], mac: ["Mod-Shift-z", "Mod-y"] },
  bold: { group: "writing", place: "text", keys: ["Mod-b"] },
  italic: { group: "writing", place: "text", keys: ["Mod-i"] },
  lineBreak: { group: "writing", place: "text", keys: ["Shift-Enter"] },
  footnote: { group: "writing", place: "text", keys: ["Mod-Alt-f"], mac: ["Ctrl-Alt-f"] },
  comment: { group: "writing", place: "room", keys: ["Mod-Alt-m"], mac: ["Ctrl-Alt-m"] },
  bracket: { group: "writing", place: "text", keys: ["["] },
  pasteWords: { group: "writing", place: "text", keys: ["Mod-Shift-v"] },

  leaveText: { group: "moving", place: "text", keys: ["Escape Tab"] },
  nextRegion: { group: "moving", place: "room", keys: ["F6"] },
  previousRegion: { group: "moving", place: "room", keys: ["Shift-F6"] },
} as const satisfies Readonly<Record<string, Entry>>;

export type ShortcutId = keyof typeof table;

export const shortcutIds = Object.keys(table) as readonly ShortcutId[];

const entryOf = (id: ShortcutId): Entry => table[id];

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

function keysOf(id: ShortcutId, mac: boolean): readonly Keys[] {
  const { keys, mac: macKeys } = entryOf(id);
  return mac ? (macKeys ?? keys) : keys;
}

/** The keys of a group, in their order. */
export function shortcutsIn(group: ShortcutGroup): readonly ShortcutId[] {
  return shortcutIds.filter((id) => entryOf(id).group === group);
}

export const placeOf = (id: ShortcutId): ShortcutPlace => entryOf(id).place;

const glyphs: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Alt: "⌥",
  Shift: "⇧",
  Ctrl: "⌃",
  Enter: "↩",
  Tab: "⇥",
  Escape: "esc",
  Backspace: "⌫",
};
const arrows: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓" };
const heldFirst: readonly string[] = ["Ctrl", "Alt", "Shift", "Mod"];

/** The names of keys that are words, and so others in other languages. */
export const namedKeys = ["Mod", "Ctrl", "Shift", "Alt", "Enter", "Tab", "Escape", "Backspace"] as const;
export type NamedKey = (typeof namedKeys)[number];

const isNamed = (key: string): key is NamedKey => namedKeys.some((named) => named === key);

/** One key, as it is called or drawn. */
function called(key: string, nameOf: ((key: NamedKey) => string) | undefined): string {
  const drawn = arrows[key] ?? (nameOf === undefined ? glyphs[key] : undefined);
  if (drawn !== undefined) return drawn;
  return nameOf !== undefined && isNamed(key) ? nameOf(key) : key.toUpperCase();
}

/**
 * The keys of a shortcut as they are shown: the strokes one after the other, each of the keys that are held together.
 *
 * @param nameOf what keys are called in the language of the page; on a Mac they are drawn instead
 */
export function shownKeys(
  id: ShortcutId,
  nameOf: (key: NamedKey) => string,
  mac = isMac,
): readonly (readonly string[])[] {
  const [first = ""] = keysOf(id, mac);
  return first.split(" ").map((stroke) => {
    const keys = stroke.split("-");
    if (mac) keys.sort((one, other) => order(one) - order(other));
    return keys.map((key) => called(key, mac ? undefined : nameOf));
  });
}

function order(key: string): number {
  const at = heldFirst.indexOf(key);
  return at < 0 ? heldFirst.length : at;
}

/** The first keys of a shortcut in the form of `aria-keyshortcuts`. */
export function ariaKeys(id: ShortcutId, mac = isMac): string {
  const names: Readonly<Record<string, string>> = { Mod: mac ? "Meta" : "Control", Ctrl: "Control" };
  const [first = ""] = keysOf(id, mac);
  return first
    .split(" ")
    .map((stroke) =>
      stroke
        .split("-")
        .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
        .join("+"),
    )
    .join(" ");
}

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** Whether a stroke holds these keys. Letters are taken by where they are where the layout has no Latin ones. */
function isStroke(event: Pressed, stroke: Keys, mac: boolean): boolean {
  const keys = stroke.split("-");
  const key = keys.at(-1) ?? "";
  const holds = (name: string) => keys.includes(name);
  if (event.ctrlKey !== (holds("Ctrl") || (holds("Mod") && !mac))) return false;
  if (event.metaKey !== (holds("Mod") && mac) || event.altKey !== holds("Alt")) return false;
  const isLetter = /^[a-z]$/.test(key);
  // Which keys give a sign differs from layout to layout, and so does whether Shift is among them.
  if (event.shiftKey !== holds("Shift") && (isLetter || key.length > 1)) return false;
  if (event.key.toLowerCase() === key.toLowerCase()) return true;
  const latin = /^[\x20-\x7e]$/.test(event.key) && !holds("Alt");
  return isLetter && !latin && event.code === `Key${key.toUpperCase()}`;
}

/** Whether a press of keys is that of a shortcut, which is one stroke. */
export function isPressed(event: Pressed, id: ShortcutId, mac = isMac): boolean {
  return keysOf(id, mac).some((keys) => isStroke(event, keys, mac));
}
