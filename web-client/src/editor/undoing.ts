import { type CommandProps, Extension } from "@tiptap/core";
import { history, redo, redoDepth, undo, undoDepth } from "@tiptap/pm/history";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { StepMap } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { bindingOf } from "./binding/sharing";
import { stepsBetween } from "./binding/turning";
import { mendForm } from "./form";
import { obstacleTo, type ProtectionOptions, rulesOf } from "./protection";
import { sparing } from "./sparing";
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
  undo: { run: undo, depth: undoDepth, comesFrom: "done", goesTo: "undone" },
  redo: { run: redo, depth: redoDepth, comesFrom: "undone", goesTo: "done" },
} as const;

type Direction = keyof typeof directions;

/** What the editor's history keeps in its state, as far as it matters here: the steps made and the steps taken back. */
interface Memory {
  readonly done: Steps;
  readonly undone: Steps;
}

interface Steps {
  /** The same steps in a document that was changed so meanwhile. */
  addMaps(maps: readonly StepMap[]): Steps;
}

function altered(memory: Memory, changes: Partial<Memory>): Memory {
  return Object.assign(Object.create(Object.getPrototypeOf(memory)), memory, changes);
}

const memory = () => history({ depth: deepest, newGroupDelay: pauseMillis });
const memoryKey = memory().spec.key as PluginKey<Memory>;

/** No steps at all. */
function emptyMemory(state: EditorState): Memory {
  const plugin = memory();
  return plugin.spec.state?.init.call(plugin, {}, state) as Memory;
}

/** The transaction that a step back (or forward) would be; undefined when it can be made no more. */
function stepOf(state: EditorState, direction: Direction): Transaction | undefined {
  let made: Transaction | undefined;
  try {
    directions[direction].run(state, (transaction) => {
      made = transaction;
    });
  } catch {
    // A step that does not fit the text would do harm; the editor's history says so by a RangeError.
    return undefined;
  }
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
  return state.tr.setMeta(memoryKey, { ...told, historyState: altered(told.historyState, kept) });
}

/**
 * The step as it is made: what others wrote inside of what is taken back stays, and what it leaves is in the agreed form. A step
 * that was changed so cannot be made again as it was, and redo forgets it.
 */
function adjusted(view: EditorView, step: Transaction, direction: Direction): Transaction {
  const { state } = view;
  const { doc } = step;
  const binding = bindingOf(view);
  const foreign = binding?.inStep === true ? binding.foreignLetters(0, state.doc.content.size) : [];
  const made = sparing(state, step, foreign);
  const isChanged = made !== step;
  if (step.docChanged) mendForm(made, [made], state.doc, true);
  if (!isChanged && made.doc === doc) return step;
  const told = step.getMeta(memoryKey) as { readonly historyState: Memory };
  const { comesFrom, goesTo } = directions[direction];
  const rest = told.historyState[comesFrom].addMaps(stepsBetween(doc, made.doc).map((each) => each.getMap()));
  const kept = { [comesFrom]: rest, [goesTo]: emptyMemory(state)[goesTo] };
  return made
    .setMeta(memoryKey, { ...told, historyState: altered(told.historyState, kept) })
    .scrollIntoView();
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
      if (made === undefined) {
        const historyState = emptyMemory(view.state);
        view.dispatch(view.state.tr.setMeta(memoryKey, { redo: direction === "redo", historyState }));
        return true;
      }
      this.storage.steps.end();
      const rules = rulesOf(view.state);
      const held = rules && obstacleTo(made, rules);
      if (held === undefined) {
        view.dispatch(adjusted(view, made, direction));
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
    const { commands } = this.editor;
    return [
      // The browser's own menu asks for undo by an event, which the history would answer without asking here.
      new Plugin({
        key: new PluginKey("undoing"),
        props: {
          handleDOMEvents: {
            beforeinput: (_view, event) => {
              const direction = { historyUndo: "undo", historyRedo: "redo" }[event.inputType];
              if (direction === undefined) return false;
              event.preventDefault();
              if (direction === "undo") commands.undo();
              else commands.redo();
              return true;
            },
          },
        },
      }),
      memory(),
    ];
  },
});
