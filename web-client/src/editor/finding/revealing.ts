import type { EditorView } from "@tiptap/pm/view";

/** What lies over the text at the top of the window, where nothing else says how far it reaches, in pixels. */
const barsHeight = 130;
const margin = 24;

function elementOfCurrent(view: EditorView): Element | null {
  return view.dom.querySelector(".found-current, [data-found=current]");
}

/**
 * Brings the hit that one stands at into view, unless it is.
 *
 * @param over what lies over the text, besides the bars
 */
export function revealHit(view: EditorView, over: Element | null): void {
  const element = elementOfCurrent(view);
  if (element === null) return;
  const rectangle = element.getBoundingClientRect();
  const top = Math.max(barsHeight, over?.getBoundingClientRect().bottom ?? 0) + margin;
  const bottom = (window.visualViewport?.height ?? window.innerHeight) - margin;
  // Of a clause whose number was found, its beginning is enough.
  const end = Math.min(rectangle.bottom, rectangle.top + 2 * margin);
  if (rectangle.top >= top && end <= bottom) return;
  // At once: whoever goes from hit to hit does not want to travel.
  window.scrollBy({ top: rectangle.top - (top + (bottom - top) / 3), behavior: "instant" });
}

/** Where a search begins: at the caret while it is on the screen, else at what is on the screen first. */
export function startOfSearch(view: EditorView): number {
  const { from } = view.state.selection;
  const sheet = view.dom.getBoundingClientRect();
  const caret = view.coordsAtPos(from);
  if (caret.top >= 0 && caret.bottom <= window.innerHeight) return from;
  const onScreen = view.posAtCoords({
    left: sheet.left + 1,
    top: Math.max(sheet.top + 1, barsHeight + margin),
  });
  return onScreen?.pos ?? from;
}

const longestSelection = 200;

/** The words that are selected, as something to look for; "" where they are many, or of several paragraphs. */
export function selectedWords({ state }: EditorView): string {
  const { $from, $to, from, to } = state.selection;
  if (!$from.sameParent($to) || !$from.parent.inlineContent || to - from > longestSelection) return "";
  return state.doc.textBetween(from, to, undefined, " ");
}
