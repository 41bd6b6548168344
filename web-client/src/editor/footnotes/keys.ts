import { Extension } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { isPressed } from "../shortcuts";
import { insertFootnote, leaveFootnote, stepOverEdge, typedAcross } from "./commands";
import { crossesFootnotes } from "./places";

/** Keys and typing at the edges of footnotes. What Enter and Backspace do there, the keys of the document know. */
export const TypingInFootnotes = Extension.create({
  name: "typingInFootnotes",
  priority: 550,
  addProseMirrorPlugins: () => [
    keymap({
      Escape: leaveFootnote,
      ArrowRight: stepOverEdge(1),
      ArrowLeft: stepOverEdge(-1),
    }),
    new Plugin({
      key: new PluginKey("typingInFootnotes"),
      props: {
        handleKeyDown: (view, event) =>
          isPressed(event, "footnote") && insertFootnote(view.state, view.dispatch, view),
        handleTextInput: (view, _from, _to, text) => {
          if (!crossesFootnotes(view.state)) return false;
          view.dispatch(typedAcross(view.state, text));
          return true;
        },
      },
    }),
  ],
});
