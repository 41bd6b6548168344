/** A press that lasts longer than this is a drag, during which the others' work goes on. */
const pressMillis = 300;
/** Time for the browser to report where the selection went, and for the editor to read it. */
const settleMillis = 32;
const movingKeys = new Set([
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);

/**
 * Keeps a click or a key that moves the caret from being lost. The browser moves the selection first and the editor
 * reads it a moment later; a change by somebody else in between would draw the text anew with the old selection, and the
 * next words would be typed at the old place.
 *
 * @param text the element that is edited
 * @param hold keeps what others do away for so many milliseconds
 * @returns takes the guard off again
 */
export function guardSelection(text: HTMLElement, hold: (millis: number) => void): () => void {
  const pressed = () => hold(pressMillis);
  const settled = () => hold(settleMillis);
  const keyed = (event: KeyboardEvent) => {
    if (movingKeys.has(event.key)) hold(settleMillis);
  };
  text.addEventListener("pointerdown", pressed, true);
  text.addEventListener("keydown", keyed, true);
  window.addEventListener("pointerup", settled, true);
  window.addEventListener("pointercancel", settled, true);
  return () => {
    text.removeEventListener("pointerdown", pressed, true);
    text.removeEventListener("keydown", keyed, true);
    window.removeEventListener("pointerup", settled, true);
    window.removeEventListener("pointercancel", settled, true);
  };
}

/**
 * Has the editor read now where the selection is. The browser tells of it a moment after a key has moved it, and the next key
 * may be one that asks for what is selected.
 */
export function readSelection(text: HTMLElement): void {
  text.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
