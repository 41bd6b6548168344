import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { barrierOfClause, type Rules } from "../model/barrier";
import { idOf } from "./clauses";
import { rulesOf } from "./protection";
import { isLine, lastTextblock } from "./tree";

/** What a draft without words asks for: a title, the beginning of the first clause, or the words of it. */
type Prompt = "title" | "begin" | "clause";

/** The element that holds the words of the prompt for a title. */
export const titlePromptId = "prompt-title";

interface Place {
  readonly prompt: Prompt;
  readonly clause: Node;
  readonly pos: number;
}

/** Where a draft that says nothing but its title is to be begun; undefined for one that says more. */
function beginning(doc: Node): Place | undefined {
  let title: Place | undefined;
  let empty: Place | undefined;
  let pos = 0;
  // Looked at with each change of the text: the first clause that has words ends it.
  for (const clause of doc.content.content) {
    if (clause.type.name === "title") {
      title ??= { prompt: clause.content.size === 0 ? "title" : "begin", clause, pos };
    } else if (isLine(clause) || clause.textContent.trim() !== "") return undefined;
    else empty ??= { prompt: "clause", clause, pos };
    pos += clause.nodeSize;
  }
  return title?.prompt === "title" ? title : (empty ?? title);
}

/** Whether this person may do what the prompt asks for. */
function mayFollow({ prompt, clause }: Place, rules: Rules): boolean {
  const id = idOf(clause);
  const open = id === undefined || barrierOfClause(id, rules) === undefined;
  return rules.rights.mayWrite && (prompt === "begin" ? rules.rights.mayArrange : open);
}

const key = new PluginKey("prompt");

/** Marks the place where a draft without words is to be begun, by `data-prompt`; the words are the style sheet's. */
export const PromptToBegin = Extension.create({
  name: "promptToBegin",
  addProseMirrorPlugins: () => [
    new Plugin({
      key,
      props: {
        decorations: (state) => {
          const rules = rulesOf(state);
          const place = rules === undefined ? undefined : beginning(state.doc);
          if (rules === undefined || place === undefined || !mayFollow(place, rules)) return null;
          const { pos, clause, prompt } = place;
          // A heading without words has the prompt for its name.
          const attributes = {
            "data-prompt": prompt,
            ...(prompt === "title" && { "aria-labelledby": titlePromptId }),
          };
          return DecorationSet.create(state.doc, [Decoration.node(pos, pos + clause.nodeSize, attributes)]);
        },
      },
    }),
  ],
});

/**
 * Puts the caret where a draft without words is to be begun. Does nothing in one that has words, or is closed, and while
 * the keyboard is elsewhere.
 */
export function goToBeginning(view: EditorView): void {
  const { state } = view;
  const { activeElement, body } = view.dom.ownerDocument;
  if (activeElement !== null && activeElement !== body) return;
  const rules = rulesOf(state);
  const place = beginning(state.doc);
  if (rules === undefined || place === undefined || !mayFollow(place, rules)) return;
  const block = lastTextblock(place.clause, place.pos);
  if (block === undefined) return;
  const end = block.pos + 1 + block.node.content.size;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)));
  view.focus();
}
