import { Extension } from "@tiptap/core";
import type { Node, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { DraftId } from "../../model/ids";
import { NotesAtEnd } from "../footnotes/words";
import { mayArrange } from "../protection";
import { isCell, isRow, isTable } from "../tables/places";
import { clauseAround, isLine, isSubparagraph } from "../tree";
import { wordsInFootnote } from "./footnotes";
import { type Insertion, insertAtSelection } from "./inserting";
import { ClipboardSerializer, isOwn, withoutNumbers } from "./markup";
import { plainText } from "./plainText";
import { selected } from "./selected";

/** What of a clause that is there in part goes on with the words at a caret. */
function partsOf(node: Node, open: number): Node[] {
  const { schema } = node.type;
  if (node.isTextblock) return [schema.node("paragraph", null, node.content)];
  const [first, ...others] = node.content.content;
  if (first === undefined) return [];
  return open > 1 && isSubparagraph(first) ? [...partsOf(first, open - 1), ...others] : [first, ...others];
}

const isOneParagraph = (clause: Node) =>
  isLine(clause) || (clause.childCount === 1 && clause.firstChild?.isTextblock === true);

const inForm = (parts: readonly Node[], clauses: readonly Node[] = []): Insertion => ({
  parts,
  level: 0,
  clauses,
  spaced: false,
});

/** What was copied here, as it goes in there; undefined for words of one line, which go in as words do. */
export function ownInsertion(slice: Slice, state: EditorState): Insertion | undefined {
  const { content, openStart, openEnd } = slice;
  const [first, ...others] = content.content;
  if (first === undefined || first.isInline || first.type.name === "paragraph") return undefined;
  if (isSubparagraph(first) || isTable(first)) return inForm(content.content);
  if (isRow(first)) return inForm([first.type.schema.node("table", null, content)]);
  if (isCell(first)) return inForm(content.content.flatMap((cell) => cell.content.content));
  const here = clauseAround(state.selection.$from)?.node;
  const isHereEmpty = here === undefined || (here.textContent === "" && here.childCount <= 1);
  const single = others.length === 0 && isOneParagraph(first);
  if (single && (openStart > 0 || openEnd > 0 || !isHereEmpty)) {
    return openStart > 0 ? undefined : inForm(partsOf(first, 2));
  }
  return openStart === 0 ? inForm([], content.content) : inForm(partsOf(first, openStart), others);
}

/** The clauses get ids of their own. */
function nameless(insertion: Insertion): Insertion {
  const clauses = insertion.clauses.map((clause) =>
    clause.type.create({ ...clause.attrs, id: null }, clause.content),
  );
  return { ...insertion, clauses };
}

function pasteOwn(view: EditorView, event: ClipboardEvent, slice: Slice): boolean {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const insertion = isOwn(html) ? ownInsertion(slice, view.state) : undefined;
  if (insertion === undefined) return false;
  const { tr } = view.state;
  insertAtSelection(tr, nameless(insertion), mayArrange(view.state));
  view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste").scrollIntoView());
  return true;
}

/** The editor copies for whoever may write; whoever may only read shall have the numbers, too. */
function copyAsReader(view: EditorView, event: ClipboardEvent): boolean {
  if (view.editable || view.state.selection.empty || event.clipboardData === null) return false;
  const { dom, text } = view.serializeForClipboard(view.state.selection.content());
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  return true;
}

/**
 * Copies text with its numbers, for everywhere else; and puts what was copied from a draft in again as the same clauses, with
 * ids of their own.
 */
export const Copying = Extension.create<{ readonly draft: DraftId | undefined }>({
  name: "copying",
  addOptions: () => ({ draft: undefined }),
  addProseMirrorPlugins() {
    const serializer = new ClipboardSerializer(this.editor.schema, this.options.draft ?? "");
    let labels: readonly string[] = [];
    return [
      new Plugin({
        key: new PluginKey("copying"),
        props: {
          transformCopied: (slice, view) => {
            const words = wordsInFootnote(view.state);
            if (words !== undefined) {
              labels = [];
              serializer.expect(labels);
              return words;
            }
            const copied = selected(view.state);
            const asSelected = slice.content.eq(view.state.selection.content().content);
            labels = asSelected ? copied.labels : [];
            serializer.expect(labels);
            return asSelected ? copied.slice : slice;
          },
          clipboardSerializer: serializer,
          clipboardTextSerializer: (slice) => (isWords(slice) ? textOf(slice) : plainText(slice, labels)),
          transformPastedHTML: withoutNumbers,
          handleDOMEvents: { copy: copyAsReader },
          handlePaste: pasteOwn,
        },
      }),
    ];
  },
});

/** Whether a slice is from within one line. */
function isWords({ content, openStart }: Slice): boolean {
  let node = content.firstChild;
  let depth = 0;
  let only = content.childCount === 1;
  while (node !== null && !node.isTextblock && !node.isInline) {
    only &&= node.childCount === 1;
    node = node.firstChild;
    depth += 1;
  }
  return only && openStart > depth;
}

function textOf({ content }: Slice): string {
  const notes = new NotesAtEnd();
  const lines: string[] = [];
  content.descendants((node) => {
    if (node.isTextblock) lines.push(notes.line(node));
    return !node.isTextblock;
  });
  return notes.after(lines.join("\n"));
}
