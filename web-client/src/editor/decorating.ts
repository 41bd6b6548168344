import type { Node } from "@tiptap/pm/model";
import { Plugin, type PluginKey, type Transaction } from "@tiptap/pm/state";
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

/**
 * Keeps a document decorated by its structure. Who types changes none of it; in a long draft drawing it all anew would be felt
 * at each key.
 *
 * @param decorate decorates a document
 * @param isSame whether two documents are decorated alike, but for the places
 * @param isOther whether a change makes the same document be decorated otherwise
 */
export function decorating(
  key: PluginKey<DecorationSet>,
  decorate: (doc: Node) => DecorationSet,
  isSame: (one: Node, other: Node) => boolean,
  isOther: (transaction: Transaction) => boolean = () => false,
): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_config, state) => decorate(state.doc),
      apply: (transaction, old) => {
        const { before, doc, docChanged } = transaction;
        if (isOther(transaction)) return decorate(doc);
        if (!docChanged) return old;
        return (isSame(before, doc) ? carried(old, transaction) : undefined) ?? decorate(doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}
