import type { EditorView } from "@tiptap/pm/view";

/** Clauses that stand one after the other, by the indices of the first and the last of them. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export const everything: Range = { first: 0, last: Number.POSITIVE_INFINITY };

/** So many clauses above the screen and below it are as good as on it. */
const margin = 12;

export function around({ first, last }: Range): Range {
  return { first: first - margin, last: last + margin };
}

/** The index of the first element that reaches below a height; found by halves, so that few are measured. */
export function firstBelow(elements: HTMLCollection, height: number): number {
  let [first, last] = [0, elements.length - 1];
  while (first < last) {
    const middle = Math.floor((first + last) / 2);
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > height) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** The clauses that are on the screen; all of them where nothing is laid out. */
export function clausesOnScreen({ dom }: EditorView): Range {
  if (dom.getBoundingClientRect().height === 0) return everything;
  const bottom = window.innerHeight;
  return { first: firstBelow(dom.children, 0), last: firstBelow(dom.children, bottom) };
}
