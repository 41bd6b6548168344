/**
 * Keeps React from searching the text, node by node, for where the selection is: it would do so each time that it draws
 * anything while the caret is in the text, to put the selection back if the focus were lost by it. The editor does that itself.
 * React searches what calls itself editable by the property; browsers, screen readers and the editor go by the attribute,
 * which stays.
 *
 * @param text the element that is edited
 * @returns makes it as it was
 */
export function keepUnsearched(text: HTMLElement): () => void {
  Object.defineProperty(text, "contentEditable", {
    configurable: true,
    get: () => "inherit",
    set: (value: string) => text.setAttribute("contenteditable", value),
  });
  return () => {
    Reflect.deleteProperty(text, "contentEditable");
  };
}
