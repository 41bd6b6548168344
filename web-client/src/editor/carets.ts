import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { readableOn, safeColor } from "../model/color";
import type { Binding } from "./binding/binding";
import { isShared } from "./binding/meta";
import { findPlace, placeOf, type SharedPlace } from "./binding/places";
import { followedPosition, holdSelection } from "./binding/selection";
import { bindingOf } from "./binding/sharing";
import { Later } from "./later";
import "./carets.css";

/** What the server says of a person in an awareness state; nothing in it is taken for granted. */
interface CaretUser {
  readonly name?: string;
  readonly delegation?: string | null;
  readonly color?: string;
}

/** As somebody told, and where that is in this editor. */
interface CaretEnd {
  readonly place: SharedPlace;
  readonly pos: number;
}

/** Where somebody's selection is; of a caret that selects nothing, both ends are the same one. */
interface Caret {
  readonly user: CaretUser;
  readonly anchor: CaretEnd;
  readonly head: CaretEnd;
}

interface CaretsOptions {
  readonly awareness: Awareness | undefined;
  /** Draws anew for the others: now, or when it disturbs nobody's selection. */
  readonly pass: (task: () => void) => void;
}

interface CaretsState {
  readonly carets: ReadonlyMap<number, Caret>;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<CaretsState>("carets");

function labelOf(user: CaretUser): string {
  const name = user.name ?? "?";
  return user.delegation == null ? name : `${name} · ${user.delegation}`;
}

function draw(user: CaretUser): HTMLElement {
  const color = safeColor(user.color);
  const bar = document.createElement("span");
  bar.className = "caret";
  bar.style.setProperty("--caret-color", color);
  bar.style.setProperty("--caret-text", readableOn(color));
  bar.ariaHidden = "true";
  // Without text, which the style sheet brings: a click would put the browser's caret into it, where no key writes.
  const label = document.createElement("span");
  label.className = "caret-label";
  label.dataset.name = labelOf(user);
  bar.append(label);
  return bar;
}

function decorationsOf(carets: ReadonlyMap<number, Caret>, doc: Node): DecorationSet {
  const decorations = [...carets].flatMap(([client, { user, anchor, head }]) => {
    const bar = Decoration.widget(head.pos, () => draw(user), {
      key: `${client} ${labelOf(user)} ${safeColor(user.color)}`,
      side: 10,
    });
    const [from, to] = [Math.min(anchor.pos, head.pos), Math.max(anchor.pos, head.pos)];
    if (from === to) return [bar];
    const style = `background-color: ${safeColor(user.color)}33`;
    return [bar, Decoration.inline(from, to, { style, class: "caret-selection" })];
  });
  return DecorationSet.create(doc, decorations);
}

/** A place as somebody's page told it; undefined when it is none. */
function readPlace(told: unknown): SharedPlace | undefined {
  try {
    return typeof told === "object" && told !== null ? Y.createRelativePositionFromJSON(told) : undefined;
  } catch {
    return undefined;
  }
}

function positionIn(binding: Binding, place: SharedPlace): number | undefined {
  try {
    return findPlace(binding.shape, place)?.pos;
  } catch {
    // A place that names what is no place of this text.
    return undefined;
  }
}

/** What an awareness state says of a caret; undefined when there is none, or nowhere in this text. */
function readCaret(state: unknown, binding: Binding, before: Caret | undefined): Caret | undefined {
  const { cursor, user } = (state ?? {}) as {
    cursor?: { anchor?: unknown; head?: unknown } | null;
    user?: unknown;
  };
  const anchor = readPlace(cursor?.anchor);
  const headTold = readPlace(cursor?.head);
  const isCaret =
    anchor !== undefined && headTold !== undefined && Y.compareRelativePositions(anchor, headTold);
  const head = isCaret ? anchor : headTold;
  if (anchor === undefined || head === undefined) return undefined;
  // A place that is not here yet comes with the words that are on their way.
  const anchorPos = positionIn(binding, anchor) ?? before?.anchor.pos;
  if (anchorPos === undefined) return undefined;
  const told = { user: typeof user === "object" && user !== null ? user : {} };
  const end = { place: anchor, pos: anchorPos };
  if (head === anchor) return { ...told, anchor: end, head: end };
  const headPos = positionIn(binding, head) ?? before?.head.pos;
  return headPos === undefined ? undefined : { ...told, anchor: end, head: { place: head, pos: headPos } };
}

/** The carets after a change of the text: where their letters are now, or, where these are gone, where the words went. */
function moved(
  carets: ReadonlyMap<number, Caret>,
  tr: Transaction,
  binding: Binding | undefined,
): Map<number, Caret> {
  const move = ({ place, pos }: CaretEnd): CaretEnd => {
    const found = isShared(tr) ? binding?.find(place) : undefined;
    const now = found ?? followedPosition(tr, pos, "before");
    return { place, pos: Math.min(now, tr.doc.content.size) };
  };
  return new Map(
    [...carets].map(([client, { user, anchor, head }]) => {
      const end = move(anchor);
      return [client, { user, anchor: end, head: head === anchor ? end : move(head) }];
    }),
  );
}

/** The others move all the time: they are drawn where they are so often at most, and not once for each of them. */
const drawnEveryMillis = 80;

/** Tells the others where this person is, as long as the text has the focus. */
function tellPlace(view: EditorView, awareness: Awareness): void {
  const told: unknown = awareness.getLocalState()?.cursor;
  if (!view.hasFocus()) {
    if (told != null) awareness.setLocalStateField("cursor", null);
    return;
  }
  const binding = bindingOf(view);
  if (binding?.inStep !== true) return;
  const { doc, selection } = view.state;
  const held = holdSelection(selection, (pos, side) => placeOf(binding.shape, doc, pos, side));
  const [anchor, head] = [held?.anchor.place, held?.head.place];
  if (anchor === undefined || head === undefined) return;
  const cursor = { anchor: Y.relativePositionToJSON(anchor), head: Y.relativePositionToJSON(head) };
  if (JSON.stringify(cursor) !== JSON.stringify(told)) awareness.setLocalStateField("cursor", cursor);
}

function caretsPlugin(awareness: Awareness, pass: CaretsOptions["pass"]): Plugin<CaretsState> {
  let binding: Binding | undefined;
  const read = (before: ReadonlyMap<number, Caret>): Map<number, Caret> => {
    const carets = new Map<number, Caret>();
    if (binding === undefined) return carets;
    for (const [client, state] of awareness.getStates()) {
      const caret = client === awareness.clientID ? undefined : readCaret(state, binding, before.get(client));
      if (caret !== undefined) carets.set(client, caret);
    }
    return carets;
  };
  return new Plugin<CaretsState>({
    key,
    state: {
      init: () => ({ carets: new Map(), decorations: DecorationSet.empty }),
      apply: (tr, old) => {
        const isTold = tr.getMeta(key) === true && (binding?.inStep ?? false);
        if (!tr.docChanged && !isTold) return old;
        const carets = isTold ? read(old.carets) : moved(old.carets, tr, binding);
        return { carets, decorations: decorationsOf(carets, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: (view) => {
      binding = bindingOf(view);
      const tell = () => {
        tellLater.end();
        if (!view.isDestroyed) tellPlace(view, awareness);
      };
      // The letter is to be on the screen first.
      const tellLater = new Later(tell);
      const draw = () => {
        if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true));
      };
      const drawLater = new Later(() => pass(draw), drawnEveryMillis);
      const onTold = (changes: Readonly<Record<string, readonly number[]>>): void => {
        const isOthers = Object.values(changes).some((clients) =>
          clients.some((id) => id !== awareness.clientID),
        );
        if (isOthers) drawLater.atOnce();
      };
      awareness.on("change", onTold);
      view.dom.addEventListener("focusin", tell);
      view.dom.addEventListener("focusout", tell);
      return {
        update: () => tellLater.soon(),
        destroy: () => {
          tellLater.end();
          drawLater.end();
          awareness.off("change", onTold);
          view.dom.removeEventListener("focusin", tell);
          view.dom.removeEventListener("focusout", tell);
          awareness.setLocalStateField("cursor", null);
        },
      };
    },
  });
}

/** Shows where the others are, with name and delegation, and tells them where this person is. */
export const Carets = Extension.create<CaretsOptions>({
  name: "carets",
  addOptions: () => ({ awareness: undefined, pass: (task) => task() }),
  addProseMirrorPlugins() {
    const { awareness, pass } = this.options;
    return awareness === undefined ? [] : [caretsPlugin(awareness, pass)];
  },
});
