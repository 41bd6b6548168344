import type { Node } from "@tiptap/pm/model";
import { type Command, type EditorState, TextSelection } from "@tiptap/pm/state";
import { type ClauseKind, lineKinds } from "../model/clause";
import { clauseAround, isLine, kindOf } from "./tree";

/** A clause changed into another kind, with the same id; undefined where it holds too much for a single line. */
function inKind(clause: Node, kind: ClauseKind): Node | undefined {
  const { schema } = clause.type;
  const attrs = { id: clause.attrs.id };
  if (isLine(clause) === lineKinds.has(kind)) return schema.node(kind, attrs, clause.content);
  if (isLine(clause)) return schema.node(kind, attrs, schema.node("paragraph", null, clause.content));
  if (clause.childCount > 1 || clause.firstChild?.isTextblock === false) return undefined;
  return schema.node(kind, attrs, clause.firstChild?.content);
}

/** The kind of the clause around the selection's end, or undefined outside of any. */
export function currentKind(state: EditorState): ClauseKind | undefined {
  const clause = clauseAround(state.selection.$to);
  return clause === undefined ? undefined : kindOf(clause.node);
}

/** Changes the kind of the clause around the selection's end. */
export function setKind(kind: ClauseKind): Command {
  return (state, dispatch) => {
    const { $to } = state.selection;
    const clause = clauseAround($to);
    if (clause === undefined || kindOf(clause.node) === kind) return false;
    const changed = inKind(clause.node, kind);
    if (changed === undefined) return false;
    // Who only asks whether it can be done asks at each key.
    if (dispatch === undefined) return true;
    const tr = state.tr.replaceWith(clause.pos, clause.pos + clause.node.nodeSize, changed);
    // A line's words are one level less deep than those of a paragraph in a clause.
    const shift = Number(isLine(clause.node)) - Number(isLine(changed));
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(clause.pos + 1, $to.pos + shift))));
    dispatch(tr.scrollIntoView());
    return true;
  };
}
