import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ProsemirrorBinding, updateYFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

function idsOf(clauses: readonly { id: unknown }[]): string[] | undefined {
  const ids = clauses.map(({ id }) => id);
  const known = ids.filter((id) => typeof id === "string");
  return known.length === ids.length && new Set(known).size === ids.length ? known : undefined;
}

function sharedClauses(text: Y.XmlFragment): { id: unknown; element: Y.XmlElement }[] | undefined {
  const clauses = [];
  for (const element of text.toArray()) {
    if (!(element instanceof Y.XmlElement)) return undefined;
    clauses.push({ id: element.getAttribute("id"), element });
  }
  return clauses;
}

/**
 * Inserts into the shared text the clauses that only the editor has, and deletes from it those that the
 * editor has no more. Clauses that both have are left to the binding. Does nothing where ids are missing or
 * double, or where clauses changed places.
 */
function alignClauses(text: Y.XmlFragment, doc: Node, binding: ProsemirrorBinding): void {
  const shared = sharedClauses(text);
  const wanted = doc.content.content.map((node) => ({ id: node.attrs.id as unknown, node }));
  const sharedIds = shared && idsOf(shared);
  const wantedIds = idsOf(wanted);
  if (shared === undefined || sharedIds === undefined || wantedIds === undefined) return;
  const both = new Set(sharedIds.filter((id) => wantedIds.includes(id)));
  const order = (ids: readonly string[]) => ids.filter((id) => both.has(id)).join(" ");
  if (order(sharedIds) !== order(wantedIds)) return;

  for (let index = shared.length - 1; index >= 0; index--) {
    const clause = shared[index];
    if (clause === undefined || both.has(String(clause.id))) continue;
    binding.mapping.delete(clause.element);
    text.delete(index, 1);
  }
  wanted.forEach(({ id, node }, index) => {
    if (both.has(String(id))) return;
    const element = new Y.XmlElement(node.type.name);
    text.insert(index, [element]);
    updateYFragment(binding.doc, element, node, binding);
  });
}

/**
 * Keeps each clause in the same shared element for as long as it lives, by its id.
 *
 * The binding alone compares by likeness: when the greater part of a clause moves on at a split, it would
 * give the old element to the second half, with another id, and the old id to a new element. Two people who
 * split one clause at once would then leave two clauses with one id.
 */
export const ClauseIdentity = Extension.create({
  name: "clauseIdentity",
  // Before the binding (1000), which then finds the clauses of both sides in step.
  priority: 1100,
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey("clauseIdentity"),
      view: () => ({
        update: (view: EditorView, before) => {
          const { doc } = view.state;
          const state = ySyncPluginKey.getState(view.state);
          if (state === undefined || state.isChangeOrigin || before.doc === doc) return;
          const binding: ProsemirrorBinding = state.binding;
          binding.mux(() => {
            binding.doc.transact(() => alignClauses(binding.type, doc, binding), ySyncPluginKey);
          });
        },
      }),
    }),
  ],
});
