import { Extension } from "@tiptap/core";
import { Node, type Schema } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isClauseKind } from "../model/clause";
import type { DraftId } from "../model/ids";
import { idOf } from "./clauses";
import { startOf, wholeClauses } from "./deleting";
import { mayArrange } from "./protection";
import { clauseAround } from "./tree";

/** On the clipboard's HTML: whole clauses of one draft with their ids, as JSON. */
const attribute = "data-plenary-clauses";
/** More than this is not read back as clauses; it is a draft by itself. */
const longestCarried = 4_000_000;
const validId = /^[A-Za-z0-9_-]{1,64}$/;

interface Carried {
  readonly draft: string;
  readonly clauses: readonly unknown[];
}

/** The whole clauses that are selected, unless the title that opens the draft is among them: it stays where it is. */
function selectedClauses(state: EditorState): readonly [number, number] | undefined {
  const whole = wholeClauses(state);
  return whole?.[0] === 0 && state.doc.firstChild?.type.name === "title" ? undefined : whole;
}

/** Puts the selection on the clipboard as ever, and with it the clauses that are selected as a whole. */
function copy(view: EditorView, event: ClipboardEvent, draft: DraftId): boolean {
  const { state } = view;
  const whole = selectedClauses(state);
  if (whole === undefined || event.clipboardData === null) return false;
  const { dom, text } = view.serializeForClipboard(state.selection.content());
  const clauses = state.doc.content.content.slice(...whole).map((clause): unknown => clause.toJSON());
  const carried: Carried = { draft, clauses };
  dom.firstElementChild?.setAttribute(attribute, JSON.stringify(carried));
  event.preventDefault();
  event.clipboardData.clearData();
  event.clipboardData.setData("text/html", dom.innerHTML);
  event.clipboardData.setData("text/plain", text);
  return true;
}

/** Takes whole clauses out with all that they are, so that they can be put in elsewhere as the same. */
function cut(view: EditorView, event: ClipboardEvent, draft: DraftId): boolean {
  const whole = mayArrange(view.state) ? selectedClauses(view.state) : undefined;
  if (whole === undefined || !copy(view, event, draft)) return false;
  const { tr, doc } = view.state;
  const from = startOf(doc, whole[0]);
  tr.delete(from, startOf(doc, whole[1]));
  if (tr.doc.childCount > 0) tr.setSelection(TextSelection.near(tr.doc.resolve(from)));
  view.dispatch(tr.setMeta("uiEvent", "cut").scrollIntoView());
  return true;
}

/** The clauses that an HTML carries; undefined if it carries none of this draft. */
function read(html: string, draft: DraftId, schema: Schema): Node[] | undefined {
  if (!html.includes(attribute) || html.length > longestCarried) return undefined;
  const page = new DOMParser().parseFromString(html, "text/html");
  try {
    const carried: Partial<Carried> = JSON.parse(
      page.querySelector(`[${attribute}]`)?.getAttribute(attribute) ?? "",
    );
    if (carried.draft !== draft || !Array.isArray(carried.clauses)) return undefined;
    const clauses = carried.clauses.map((json) => Node.fromJSON(schema, json));
    for (const clause of clauses) clause.check();
    return clauses.length > 0 && clauses.every(({ type }) => isClauseKind(type.name)) ? clauses : undefined;
  } catch {
    // Whatever wrote this was not this editor: it is pasted as anything else is.
    return undefined;
  }
}

/** The clauses with the ids that are free: one that a clause of the document has, or that is none, is left out. */
function withFreeIds(clauses: readonly Node[], doc: Node): Node[] {
  const taken = new Set<string | undefined>(doc.content.content.map(idOf));
  return clauses.map((clause) => {
    const id = idOf(clause);
    const free = id !== undefined && validId.test(id) && !taken.has(id);
    if (free) taken.add(id);
    return clause.type.create({ ...clause.attrs, id: free ? id : null }, clause.content, clause.marks);
  });
}

/** Where carried clauses go when nothing is selected; undefined for words that are put in between words. */
function placeAt(state: EditorState, single: boolean): { from: number; to: number } | undefined {
  const { $head } = state.selection;
  const clause = clauseAround($head);
  if (clause === undefined) return { from: $head.pos, to: $head.pos };
  const end = clause.pos + clause.node.nodeSize;
  const opensDraft = clause.pos === 0 && clause.node.type.name === "title";
  if (clause.node.textContent === "" && clause.node.childCount <= 1 && !opensDraft)
    return { from: clause.pos, to: end };
  if ($head.pos - $head.depth === clause.pos && !opensDraft) return { from: clause.pos, to: clause.pos };
  return single && $head.pos + $head.depth !== end ? undefined : { from: end, to: end };
}

/**
 * Puts carried clauses in as clauses: before or behind the one of the caret, in place of an empty one, or in place of those
 * that are selected. A single one whose words were copied, or that is put in between words, is words.
 */
function put(state: EditorState, carried: readonly Node[]): Transaction | undefined {
  const clauses = withFreeIds(carried, state.doc);
  const single = clauses.length === 1;
  const whole = selectedClauses(state);
  if (!state.selection.empty && whole === undefined) return undefined;
  if (whole === undefined && single && clauses[0]?.attrs.id === null) return undefined;
  const place =
    whole === undefined
      ? placeAt(state, single)
      : { from: startOf(state.doc, whole[0]), to: startOf(state.doc, whole[1]) };
  if (place === undefined) return undefined;
  const tr = state.tr.replaceWith(place.from, place.to, clauses);
  const end = place.from + clauses.reduce((size, { nodeSize }) => size + nodeSize, 0);
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
}

interface CarryingOptions {
  readonly draft: DraftId | undefined;
}

/**
 * Lets whole clauses be cut, and put in elsewhere in the same draft as the same clauses, with their ids. An id comes back
 * only while no clause has it.
 */
export const Carrying = Extension.create<CarryingOptions>({
  name: "carrying",
  priority: 700,
  addOptions: () => ({ draft: undefined }),
  addProseMirrorPlugins() {
    const { draft } = this.options;
    if (draft === undefined) return [];
    return [
      new Plugin({
        key: new PluginKey("carrying"),
        props: {
          handleDOMEvents: {
            copy: (view, event) => copy(view, event, draft),
            cut: (view, event) => view.editable && cut(view, event, draft),
          },
          handlePaste: (view, event) => {
            const html = event.clipboardData?.getData("text/html") ?? "";
            const carried = mayArrange(view.state) ? read(html, draft, view.state.schema) : undefined;
            const tr = carried && put(view.state, carried);
            if (tr === undefined) return false;
            view.dispatch(tr.setMeta("paste", true).setMeta("uiEvent", "paste").scrollIntoView());
            return true;
          },
        },
      }),
    ];
  },
});
