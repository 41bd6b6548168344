import { Extension } from "@tiptap/core";
import { chainCommands, exitCode, selectAll } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, Plugin, PluginKey } from "@tiptap/pm/state";
import { press } from "./boundary";
import { deleteSelected } from "./deleting";
import { breakInFootnote, deleteAcrossFootnotes, pressAtFootnote } from "./footnotes/commands";
import { indent, outdent } from "./levels";
import { moveDown, moveUp } from "./moving";
import { split } from "./splitting";
import { nextCell, previousCell } from "./tables/commands";
import { deleteAcrossCells, pressAtCell, splitInCell } from "./tables/keys";

const backspace = chainCommands(
  deleteAcrossCells,
  deleteAcrossFootnotes,
  deleteSelected,
  pressAtFootnote("Backspace"),
  pressAtCell("Backspace"),
  press("Backspace"),
);
const forwardDelete = chainCommands(
  deleteAcrossCells,
  deleteAcrossFootnotes,
  deleteSelected,
  pressAtFootnote("Delete"),
  pressAtCell("Delete"),
  press("Delete"),
);

/** Keeps the key for the text, whether or not there was something to do. */
function always(command: Command): Command {
  return (state, dispatch, view) => {
    command(state, dispatch, view);
    return true;
  };
}

/**
 * The keys of the document. Tab belongs to the text, except right after Escape: then it moves on to the next
 * control of the page, so that nobody is caught in the text.
 */
export const Keys = Extension.create({
  name: "keys",
  priority: 500,
  addProseMirrorPlugins: () => {
    let leaving = false;
    const unlessLeaving = (command: Command): Command => {
      const kept = always(command);
      return (state, dispatch, view) => !leaving && kept(state, dispatch, view);
    };
    return [
      new Plugin({
        key: new PluginKey("leaving"),
        props: {
          handleKeyDown: (_view, event) => {
            if (event.key !== "Tab" && event.key !== "Shift") leaving = event.key === "Escape";
            return false;
          },
          handleDOMEvents: {
            blur: () => {
              leaving = false;
              return false;
            },
          },
        },
      }),
      keymap({
        Enter: chainCommands(breakInFootnote, splitInCell, split),
        Tab: unlessLeaving(chainCommands(nextCell, indent)),
        "Shift-Tab": unlessLeaving(chainCommands(previousCell, outdent)),
        Backspace: backspace,
        "Mod-Backspace": backspace,
        "Shift-Backspace": backspace,
        Delete: forwardDelete,
        "Mod-Delete": forwardDelete,
        "Alt-ArrowUp": always(moveUp),
        "Alt-ArrowDown": always(moveDown),
        "Mod-a": selectAll,
        "Ctrl-Enter": exitCode,
      }),
    ];
  },
});
