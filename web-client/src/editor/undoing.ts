import { Collaboration, type CollaborationOptions } from "@tiptap/extension-collaboration";
import type { EditorState } from "@tiptap/pm/state";
import { ySyncPluginKey, yUndoPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type Barrier, barrierOfClause, barrierOfText, type Rules } from "../model/barrier";
import { type ClauseId, clauseId } from "../model/ids";
import { type HeldChange, type ProtectionOptions, rulesOf } from "./protection";

type StackItem = Y.UndoManager["undoStack"][number];

/** Calls for each struct of the document that a set of ranges touches. */
function forEachItem(doc: Y.Doc, set: StackItem["insertions"], call: (item: Y.Item) => void): void {
  for (const [client, ranges] of set.clients) {
    const structs = doc.store.clients.get(client);
    if (structs === undefined) continue;
    for (const { clock, len } of ranges) {
      if (clock >= Y.getState(doc.store, client)) continue;
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
        const struct = structs[at];
        if (struct === undefined || struct.id.clock >= clock + len) break;
        if (struct instanceof Y.Item) call(struct);
      }
    }
  }
}

/** The id of a clause's element, also after it was deleted. */
function idOfElement(item: Y.Item): ClauseId | undefined {
  if (!(item.content instanceof Y.ContentType)) return undefined;
  const value: unknown = item.content.type._map.get("id")?.content.getContent()[0];
  return typeof value === "string" ? clauseId(value) : undefined;
}

/** The item of the clause's element that an item is in, or is. */
function clauseItem(item: Y.Item, text: Y.XmlFragment): Y.Item | undefined {
  let at: Y.Item | null = item;
  while (at !== null && at.parent !== text) at = at.parent instanceof Y.AbstractType ? at.parent._item : null;
  return at ?? undefined;
}

/** What stands in the way of taking a change back (or of making it again); undefined when nothing does. */
function obstacle(
  step: StackItem,
  text: Y.XmlFragment,
  doc: Y.Doc,
  rules: Rules,
): { barrier: Barrier; clause: ClauseId | undefined } | undefined {
  const closed = barrierOfText(rules);
  if (closed !== undefined) return { barrier: closed, clause: undefined };
  let found: { barrier: Barrier; clause: ClauseId } | undefined;
  const arranged = new Map<ClauseId | undefined, number>();
  const look = (item: Y.Item, direction: 1 | -1): void => {
    const clause = clauseItem(item, text);
    if (clause === undefined) return;
    const id = idOfElement(clause);
    const barrier = id && barrierOfClause(id, rules);
    if (id !== undefined && barrier !== undefined) found ??= { barrier, clause: id };
    if (clause === item) arranged.set(id, (arranged.get(id) ?? 0) + direction);
  };
  forEachItem(doc, step.insertions, (item) => item.deleted || look(item, -1));
  forEachItem(doc, step.deletions, (item) => item.deleted && look(item, 1));
  if (found !== undefined) return found;
  const rearranges = [...arranged.values()].some((change) => change !== 0);
  return rearranges && !rules.rights.mayArrange ? { barrier: "arrange", clause: undefined } : undefined;
}

/**
 * Takes the newest steps off a stack that may not be taken back now, and tells of them: whoever asks again comes to an
 * earlier change instead of standing before the same one for ever. Returns whether there was such a step.
 */
function passOver(
  state: EditorState,
  stack: "undoStack" | "redoStack",
  tell: (held: HeldChange) => void,
): boolean {
  const rules = rulesOf(state);
  const steps: StackItem[] = yUndoPluginKey.getState(state)?.undoManager[stack] ?? [];
  const step = steps.at(-1);
  const shared = ySyncPluginKey.getState(state);
  if (rules === undefined || step === undefined || shared === undefined) return false;
  const held = obstacle(step, shared.type, shared.doc, rules);
  if (held === undefined) return false;
  // While the whole text is closed the step stays: the text may be opened again.
  if (held.clause !== undefined || held.barrier === "arrange") steps.pop();
  tell({ ...held, words: "" });
  return true;
}

/** The binding to the shared document, whose undo leaves alone what is closed to this person. */
export const GuardedCollaboration = Collaboration.extend<CollaborationOptions & ProtectionOptions>({
  addCommands() {
    const commands = this.parent?.() ?? {};
    const guarded = (name: "undo" | "redo") => {
      const plain = commands[name];
      if (plain === undefined)
        throw new Error(`expected the collaboration extension to have the command ${name}`);
      const stack = name === "undo" ? "undoStack" : "redoStack";
      return (): ReturnType<typeof plain> => (props) => {
        const tell = (held: HeldChange) => this.options.onHeld?.(held);
        if (props.dispatch && passOver(props.state, stack, tell)) {
          props.tr.setMeta("preventDispatch", true);
          return true;
        }
        return plain()(props);
      };
    };
    return { ...commands, undo: guarded("undo"), redo: guarded("redo") };
  },
});
