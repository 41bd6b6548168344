import type { Transaction } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";

/**
 * Decorations of nodes, carried through a change, so that a long draft is not drawn anew at each key; undefined when one of
 * them went with its node, and they must be made anew.
 */
export function carried(
  decorations: DecorationSet,
  { mapping, doc }: Transaction,
): DecorationSet | undefined {
  const mapped = decorations.map(mapping, doc);
  return mapped.find().length === decorations.find().length ? mapped : undefined;
}
