import { type CommandProps, Extension } from "@tiptap/core";
import { history, redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import type { EditorState, PluginKey, Transaction } from "@tiptap/pm/state";
import { obstacleTo, type ProtectionOptions, rulesOf } from "./protection";
import { StepsOfUndo } from "./stepsOfUndo";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    undoing: {
      /** Takes back the last step of this person's own. */
      undo: () => ReturnType;
      /** Makes again what was taken back last. */
      redo: () => ReturnType;
    };
  }
}

/** A pause that ends a step. */
const pauseMillis = 1_000;
/** So many steps can be taken back. */
const deepest = 500;

const directions = {
  undo: { run: undo, depth: undoDepth, goesTo: "undone" },
  redo: { run: redo, depth: redoDepth, goesTo: "done" },
} as const;

type Direction = keyof typeof directions;

/** What the editor's history keeps in its state, as far as it matters here: the steps made and the steps taken back. */
interface Memory {
  readonly done: unknown;
  readonly undone: unknown;
}

const memory = () => history({ depth: deepest, newGroupDelay: pauseMillis });
const memoryKey = memory().spec.key as PluginKey<Memory>;

/** The transaction that a step back (or forward) would be. */
function stepOf(state: EditorState, direction: Direction): Transaction | undefined {
  let made: Transaction | undefined;
  directions[direction].run(state, (transaction) => {
    made = transaction;
  });
  return made;
}

/**
 * Forgets the step that `step` would take back, without taking it back: whoever asks again comes to an earlier one instead of
 * standing before the same one for ever.
 */
function passOver(state: EditorState, step: Transaction, direction: Direction): Transaction {
  const told = step.getMeta(memoryKey) as { readonly historyState: Memory };
  const { goesTo } = directions[direction];
  const kept = { [goesTo]: memoryKey.getState(state)?.[goesTo] };
  const without: Memory = Object.assign(
    Object.create(Object.getPrototypeOf(told.historyState)),
    told.historyState,
    kept,
  );
  return state.tr.setMeta(memoryKey, { ...told, historyState: without });
}

/**
 * Undo and redo of this person's own steps. What others did meanwhile moves a step and is not in it; a step is made as an
 * ordinary change, so it takes no words that others put in between, and leaves alone what is closed to this person.
 */
export const Undoing = Extension.create<ProtectionOptions>({
  name: "undoing",
  addOptions: () => ({ onHeld: undefined }),
  addStorage: () => ({ steps: new StepsOfUndo() }),
  dispatchTransaction({ transaction, next }) {
    this.storage.steps.see(transaction);
    next(transaction);
  },
  addCommands() {
    const step = (direction: Direction) => (): ((props: CommandProps) => boolean) => (props) => {
      const { view, dispatch, tr } = props;
      if (directions[direction].depth(view.state) === 0) return false;
      if (dispatch === undefined) return true;
      tr.setMeta("preventDispatch", true);
      const made = stepOf(view.state, direction);
      if (made === undefined) return false;
      this.storage.steps.end();
      const rules = rulesOf(view.state);
      const held = rules && obstacleTo(made, rules);
      if (held === undefined) {
        view.dispatch(made);
        return true;
      }
      // While the whole text is closed the step stays: the text may be opened again.
      if (held.clause !== undefined || held.barrier === "arrange") {
        view.dispatch(passOver(view.state, made, direction));
      }
      this.options.onHeld?.({ ...held, words: "" });
      return true;
    };
    return { undo: step("undo"), redo: step("redo") };
  },
  addKeyboardShortcuts() {
    return {
      "Mod-z": () => this.editor.commands.undo(),
      "Mod-y": () => this.editor.commands.redo(),
      "Shift-Mod-z": () => this.editor.commands.redo(),
    };
  },
  addProseMirrorPlugins() {
    return [memory()];
  },
});
