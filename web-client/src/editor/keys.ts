import { Extension } from "@tiptap/core";
import { chainCommands, deleteSelection, exitCode, selectAll } from "@tiptap/pm/commands";
import { keymap } from "@tiptap/pm/keymap";
import { type Command, Plugin, PluginKey } from "@tiptap/pm/state";
import { joinBackward, joinForward } from "./joining";
import { indent, outdent } from "./levels";
import { split } from "./splitting";

const backspace = chainCommands(deleteSelection, joinBackward);
const forwardDelete = chainCommands(deleteSelection, joinForward);

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
        Enter: split,
        Tab: unlessLeaving(indent),
        "Shift-Tab": unlessLeaving(outdent),
        Backspace: backspace,
        "Mod-Backspace": backspace,
        "Shift-Backspace": backspace,
        Delete: forwardDelete,
        "Mod-Delete": forwardDelete,
        "Mod-a": selectAll,
        "Ctrl-Enter": exitCode,
      }),
    ];
  },
});
