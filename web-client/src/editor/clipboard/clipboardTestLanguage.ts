import { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { draftId } from "../../model/ids";
import { coreExtensions, documentExtensions } from "../extensions";
import { editorOn } from "../testLanguage";
import { Copying } from "./copying";
import { Reading, type ReadingOptions } from "./reading";

/** The clipboard that a browser would hand to a page; jsdom has none. */
export class Clipboard {
  readonly #data = new Map<string, string>();
  clearData = () => this.#data.clear();
  setData = (type: string, data: string) => this.#data.set(type, data);
  getData = (type: string) => this.#data.get(type) ?? "";

  static of(html: string, text = ""): Clipboard {
    const clipboard = new Clipboard();
    clipboard.setData("text/html", html);
    clipboard.setData("text/plain", text);
    return clipboard;
  }

  send(editor: Editor, type: "copy" | "cut" | "paste"): void {
    const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
      clipboardData: this,
    });
    editor.view.dom.dispatchEvent(event);
  }
}

/** An editor with a clipboard on a document whose text says where the cursor is, in the language of documents. */
export function clipboardEditor(
  text: string,
  reading?: Partial<ReadingOptions>,
): { editor: Editor; known: ReadonlySet<string> } {
  const plain = editorOn(text);
  const { doc, selection } = plain.editor.state;
  const editor = new Editor({
    element: document.createElement("div"),
    extensions: [
      ...documentExtensions,
      Copying.configure({ draft: draftId("d1") }),
      Reading.configure({ read: undefined, onPaste: undefined, markWords: () => "reading…", ...reading }),
    ],
    enableCoreExtensions: coreExtensions,
    content: doc.toJSON(),
  });
  const { anchor, head } = selection;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, anchor, head)));
  plain.editor.destroy();
  return { editor, known: plain.known };
}
