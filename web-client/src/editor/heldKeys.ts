/** A key that would write where the text as a whole is closed. The space bar scrolls there. */
function isWriting(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  return (
    (event.key.length === 1 && event.key !== " ") || ["Enter", "Backspace", "Delete"].includes(event.key)
  );
}

/** Whoever types on is not told again within this time. */
const quietMillis = 5_000;

/**
 * Hears of keys, pastes and cuts that come to nothing because the text is closed as a whole: the browser says nothing of
 * them.
 *
 * @param text the element that is not editable now
 * @param tell is told of the first, and after a pause again
 * @returns ends it
 */
export function hearHeldKeys(text: HTMLElement, tell: () => void): () => void {
  let told = Number.NEGATIVE_INFINITY;
  const held = () => {
    const now = performance.now();
    if (now - told < quietMillis) return;
    told = now;
    tell();
  };
  const keyed = (event: KeyboardEvent) => {
    // A key that did something else was not meant for the text.
    if (isWriting(event) && !event.defaultPrevented) held();
  };
  text.addEventListener("keydown", keyed);
  text.addEventListener("paste", held);
  text.addEventListener("cut", held);
  return () => {
    text.removeEventListener("keydown", keyed);
    text.removeEventListener("paste", held);
    text.removeEventListener("cut", held);
  };
}
