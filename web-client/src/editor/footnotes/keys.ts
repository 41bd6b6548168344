import { Extension } from "@tiptap/core";
import { keymap } from "@tiptap/pm/keymap";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { isShared } from "../binding/meta";
import { isPressed } from "../shortcuts";
import { footnotesFull, insertFootnote, leaveFootnote, stepOverEdge, typedAcross } from "./commands";
import { hasSameFootnotes } from "./marks";
import { mostFootnotes } from "./node";
import { countFootnotes, crossesFootnotes } from "./places";

/** Whether somebody would put in more footnotes than a draft may have. */
function isOverBound(tr: Transaction): boolean {
  if (!tr.docChanged || isShared(tr) || hasSameFootnotes(tr.before, tr.doc)) return false;
  const after = countFootnotes(tr.doc);
  return after > mostFootnotes && after > countFootnotes(tr.before);
}

/** Keys and typing at the edges of footnotes. What Enter and Backspace do there, the keys of the document know. */
export const TypingInFootnotes = Extension.create({
  name: "typingInFootnotes",
  priority: 550,
  addProseMirrorPlugins() {
    const { editor } = this;
    const tell = () => editor.isDestroyed || editor.view.dispatch(footnotesFull(editor.state));
    return [
      keymap({
        Escape: leaveFootnote,
        ArrowRight: stepOverEdge(1),
        ArrowLeft: stepOverEdge(-1),
      }),
      new Plugin({
        key: new PluginKey("typingInFootnotes"),
        filterTransaction: (tr) => {
          if (!isOverBound(tr)) return true;
          queueMicrotask(tell);
          return false;
        },
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
    ];
  },
});
