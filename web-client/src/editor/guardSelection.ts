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
const modifierKeys = new Set(["Alt", "AltGraph", "CapsLock", "Control", "Meta", "Shift"]);

/**
 * Keeps a click or a key that moves the caret from being lost. The browser moves the selection first and the editor
 * reads it a moment later, on a busy page much later. In between, a change by somebody else would draw the text anew with
 * the old selection, and the next key would act at the old place: so others' changes wait for a moment, and the editor
 * reads the selection before anything hears of the next key.
 *
 * @param text the element that is edited
 * @param hold keeps what others do away for so many milliseconds
 * @returns takes the guard off again
 */
export function guardSelection(text: HTMLElement, hold: (millis: number) => void): () => void {
  const pressed = () => hold(pressMillis);
  const settled = () => hold(settleMillis);
  const keyed = (event: KeyboardEvent) => {
    if (!(event.target instanceof Node && text.contains(event.target))) return;
    if (!event.isComposing && !modifierKeys.has(event.key)) readSelection(text);
    if (movingKeys.has(event.key)) hold(settleMillis);
  };
  text.addEventListener("pointerdown", pressed, true);
  window.addEventListener("keydown", keyed, true);
  window.addEventListener("pointerup", settled, true);
  window.addEventListener("pointercancel", settled, true);
  return () => {
    text.removeEventListener("pointerdown", pressed, true);
    window.removeEventListener("keydown", keyed, true);
    window.removeEventListener("pointerup", settled, true);
    window.removeEventListener("pointercancel", settled, true);
  };
}

/** Has the editor read now where the selection is, by what the browser tells it of a selection a moment later. */
function readSelection(text: HTMLElement): void {
  text.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
