import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { type Barrier, barrierOfClause, barrierOfText, type Rules } from "../model/barrier";
import { type ClauseId, clauseId } from "../model/ids";
import { numberingPlanOf, statusOf } from "../model/standing";
import { isShared } from "./binding/meta";
import { clauseAtCaret, idOf } from "./clauses";
import { carried } from "./decorating";
import { numberedBy } from "./labels";

/** A change of this person's own that was not made, because something closes the text to it. */
export interface HeldChange {
  readonly barrier: Barrier;
  /** The clause that is closed; undefined when the whole text is, or the order of the clauses. */
  readonly clause: ClauseId | undefined;
  /** Words that exist nowhere else, since an input method was still composing them; "" otherwise. */
  readonly words: string;
}

interface ProtectionState {
  readonly rules: Rules | undefined;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<ProtectionState>("protection");

/** The rules that hold in an editor now; undefined where there are none. */
export function rulesOf(state: EditorState): Rules | undefined {
  return key.getState(state)?.rules;
}

/** Puts other rules in force. */
export function setRules(view: EditorView, rules: Rules): void {
  const tr = numberedBy(view.state.tr, numberingPlanOf(rules.standing));
  view.dispatch(tr.setMeta(key, rules).setMeta("addToHistory", false));
}

/** What closes the place of the caret to this person, if anything does. */
export function barrierAtCaret(state: EditorState): Barrier | undefined {
  const rules = rulesOf(state);
  if (rules === undefined) return undefined;
  const clause = clauseAtCaret(state);
  return barrierOfText(rules) ?? (clause && barrierOfClause(clause, rules));
}

/** Whether this person may add, delete and move clauses. */
export function mayArrange(state: EditorState): boolean {
  return rulesOf(state)?.rights.mayArrange ?? true;
}

/**
 * A frozen clause is not editable for the browser either, so that the caret tells the truth. `data-status` and
 * `data-closed` are for its looks.
 */
function decorate(doc: Node, rules: Rules | undefined): DecorationSet {
  if (rules === undefined) return DecorationSet.empty;
  const decorations: Decoration[] = [];
  doc.forEach((clause, pos) => {
    const id = idOf(clause);
    if (id === undefined) return;
    const status = statusOf(id, rules.standing);
    const barrier = barrierOfClause(id, rules);
    const attributes: Record<string, string> = {};
    if (status !== "OPEN") attributes["data-status"] = status;
    if (barrier !== undefined) attributes["data-closed"] = barrier;
    if (barrier !== undefined && rules.rights.mayWrite) attributes.contenteditable = "false";
    if (Object.keys(attributes).length > 0) {
      decorations.push(Decoration.node(pos, pos + clause.nodeSize, attributes));
    }
  });
  return DecorationSet.create(doc, decorations);
}

const orderOf = (doc: Node) => doc.content.content.map((clause) => idOf(clause) ?? "?").join(" ");

/** The first closed clause that a transaction would change, delete or move, and what closes it. */
function firstHurt(transaction: Transaction, rules: Rules): Omit<HeldChange, "words"> | undefined {
  let hurt: Omit<HeldChange, "words"> | undefined;
  transaction.before.forEach((clause, start) => {
    const id = idOf(clause);
    const barrier = hurt === undefined && id !== undefined ? barrierOfClause(id, rules) : undefined;
    if (barrier === undefined) return;
    // Where it was deleted and put in again, its old place is behind the new one.
    const now = transaction.mapping.map(start, 1);
    if (transaction.doc.nodeAt(now)?.eq(clause) !== true) hurt = { barrier, clause: id };
  });
  return hurt;
}

/** What stands in the way of a change; undefined when nothing does. */
export function obstacleTo(transaction: Transaction, rules: Rules): Omit<HeldChange, "words"> | undefined {
  const closed = barrierOfText(rules);
  if (closed !== undefined) return { barrier: closed, clause: undefined };
  const hurt = firstHurt(transaction, rules);
  if (hurt !== undefined) return hurt;
  const rearranged = !rules.rights.mayArrange && orderOf(transaction.before) !== orderOf(transaction.doc);
  return rearranged ? { barrier: "arrange", clause: undefined } : undefined;
}

/** Changes that came from others are never held; those that a plugin adds follow one that passed. */
function isOwn(transaction: Transaction): boolean {
  return (
    transaction.docChanged &&
    !isShared(transaction) &&
    transaction.getMeta("appendedTransaction") === undefined
  );
}

/** Whether a change would be held back, without telling anybody. */
export function isHeldBack(transaction: Transaction, state: EditorState): boolean {
  const rules = rulesOf(state);
  return rules !== undefined && isOwn(transaction) && obstacleTo(transaction, rules) !== undefined;
}

/** The words of a change that an input method made: they are on no clipboard and under no key. */
function composedWords(transaction: Transaction): string {
  if (transaction.getMeta("composition") === undefined) return "";
  let words = "";
  transaction.mapping.maps.forEach((map, index) => {
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      const after = transaction.docs[index + 1] ?? transaction.doc;
      words += after.textBetween(newStart, newEnd, "\n", " ");
    });
  });
  return words;
}

/** A key that would change the text where the browser, seeing that it is not editable, does nothing and says nothing. */
function isWriting(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return event.key.length === 1 || ["Enter", "Backspace", "Delete"].includes(event.key);
}

/**
 * The clause, not editable, that the browser's own caret stands in. The editor's selection may lag behind it: a key that
 * is meant for the next clause would be taken for one in this.
 */
function closedUnderCaret(view: EditorView): ClauseId | undefined {
  const selection = view.dom.ownerDocument.getSelection();
  const node = selection?.isCollapsed === true ? selection.focusNode : null;
  const element = node instanceof HTMLElement ? node : node?.parentElement;
  const closed = element?.closest("[data-closed][contenteditable=false]");
  const id = closed instanceof HTMLElement && view.dom.contains(closed) ? closed.dataset.clauseId : undefined;
  return id === undefined ? undefined : clauseId(id);
}

export interface ProtectionOptions {
  readonly onHeld: ((held: HeldChange) => void) | undefined;
}

/**
 * Keeps this person's own changes out of what is closed to them, and says so. Everybody else's pass: they are in the
 * record already.
 */
export const Protection = Extension.create<ProtectionOptions>({
  name: "protection",
  // Its keys come before those of the text.
  priority: 1200,
  addOptions: () => ({ onHeld: undefined }),
  addProseMirrorPlugins() {
    const tell = (held: HeldChange) => this.options.onHeld?.(held);
    return [
      new Plugin<ProtectionState>({
        key,
        state: {
          init: (_config, state) => ({ rules: undefined, decorations: decorate(state.doc, undefined) }),
          apply: (transaction, old) => {
            const rules: Rules | undefined = transaction.getMeta(key) ?? old.rules;
            if (!transaction.docChanged && rules === old.rules) return old;
            const isMapped = rules === old.rules && orderOf(transaction.before) === orderOf(transaction.doc);
            const mapped = isMapped ? carried(old.decorations, transaction) : undefined;
            return { rules, decorations: mapped ?? decorate(transaction.doc, rules) };
          },
        },
        filterTransaction: (transaction, state) => {
          const rules = rulesOf(state);
          if (rules === undefined || !isOwn(transaction)) return true;
          const held = obstacleTo(transaction, rules);
          if (held === undefined) return true;
          tell({ ...held, words: composedWords(transaction) });
          return false;
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleKeyDown: (view, event) => {
            const clause = isWriting(event) ? closedUnderCaret(view) : undefined;
            const rules = rulesOf(view.state);
            const barrier = clause && rules && barrierOfClause(clause, rules);
            if (barrier === undefined || event.key === "Enter") return false;
            tell({ barrier, clause, words: "" });
            return true;
          },
        },
      }),
    ];
  },
});
