import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { type ProsemirrorBinding, updateYFragment, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { barrierOfClause } from "../model/barrier";
import { clauseId } from "../model/ids";
import { rulesOf } from "./protection";

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
 * Of ids that stand in one order here and in another there, those that can stay in their places while the others move:
 * the heaviest of the sequences that both orders have.
 */
export function staying(
  here: readonly string[],
  there: readonly string[],
  weight: (id: string) => number,
): ReadonlySet<string> {
  const place = new Map(there.map((id, index) => [id, index]));
  const ids = here.filter((id) => place.has(id));
  const placeAt = (index: number) => place.get(ids[index] ?? "") ?? -1;
  const best: { weight: number; before: number }[] = [];
  ids.forEach((id, index) => {
    let before = -1;
    for (let other = 0; other < index; other++) {
      const heavier = (best[other]?.weight ?? 0) > (best[before]?.weight ?? 0);
      if (heavier && placeAt(other) < placeAt(index)) before = other;
    }
    best.push({ weight: (best[before]?.weight ?? 0) + weight(id), before });
  });
  const kept = new Set<string>();
  let at = best.reduce((top, each, index) => (each.weight > (best[top]?.weight ?? 0) ? index : top), -1);
  for (; at >= 0; at = best[at]?.before ?? -1) kept.add(ids[at] ?? "");
  return kept;
}

/** A closed clause outweighs all the open ones of a draft, so that the open ones move around it. */
const closedWeight = 1_000_000;

/**
 * Inserts into the shared text the clauses that only the editor has, and deletes from it those that the
 * editor has no more; a clause that changed places is deleted in one and inserted in the other. Clauses that both
 * have are left to the binding. Does nothing where ids are missing or double.
 */
function alignClauses(
  text: Y.XmlFragment,
  doc: Node,
  binding: ProsemirrorBinding,
  isClosed: (id: string) => boolean,
): void {
  const shared = sharedClauses(text);
  const wanted = doc.content.content.map((node) => ({ id: node.attrs.id as unknown, node }));
  const sharedIds = shared && idsOf(shared);
  const wantedIds = idsOf(wanted);
  if (shared === undefined || sharedIds === undefined || wantedIds === undefined) return;
  const known = new Set(wantedIds);
  const common = new Set(sharedIds.filter((id) => known.has(id)));
  const order = (ids: readonly string[]) => ids.filter((id) => common.has(id)).join(" ");
  const both =
    order(sharedIds) === order(wantedIds)
      ? common
      : staying(sharedIds, wantedIds, (id) => (isClosed(id) ? closedWeight : 1));

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
          const rules = rulesOf(view.state);
          const isClosed = (id: string) =>
            rules !== undefined && barrierOfClause(clauseId(id), rules) !== undefined;
          binding.mux(() => {
            binding.doc.transact(() => alignClauses(binding.type, doc, binding, isClosed), ySyncPluginKey);
          });
        },
      }),
    }),
  ],
});
