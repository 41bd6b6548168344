/** Where one writes a new comment. */
export const composerId = "comment-composer";

/** Puts the focus where a new comment begins, if it is being written. */
export function focusComposer(): void {
  document.getElementById(composerId)?.querySelector<HTMLElement>("[data-begin]")?.focus();
}
