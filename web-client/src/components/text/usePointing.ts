import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** The piece of text that is pointed at, by the pointer or by the focus, and where it lies in the text. */
export interface Pointed {
  readonly element: HTMLElement;
  readonly place: string;
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
}

const restMillis = 140;
const leaveMillis = 220;

function pieceOf(target: EventTarget | null): HTMLElement | undefined {
  const found = target instanceof Element ? target.closest("[data-at]") : null;
  return found instanceof HTMLElement ? found : undefined;
}

/** The box of the line of a piece that the pointer is on; a piece may run over several lines. */
function boxIn(root: HTMLElement, piece: HTMLElement, y: number | undefined): Pointed["box"] {
  const lines = [...piece.getClientRects()];
  const line = lines.find((rect) => y !== undefined && y >= rect.top && y <= rect.bottom) ?? lines[0];
  const from = root.getBoundingClientRect();
  return {
    left: (line?.left ?? 0) - from.left,
    top: (line?.top ?? 0) - from.top,
    width: line?.width ?? 0,
    height: line?.height ?? 0,
  };
}

/** Exactly one piece is reached by Tab: the one that was last pointed at, or the first. */
export function makeReachable(root: HTMLElement, piece: HTMLElement): void {
  for (const other of root.querySelectorAll<HTMLElement>('[data-at][tabindex="0"]')) other.tabIndex = -1;
  piece.tabIndex = 0;
}

function neighbourOf(root: HTMLElement, piece: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const all = [...root.querySelectorAll<HTMLElement>("[data-at]")];
  return all[all.indexOf(piece) + step];
}

export interface Pointing {
  readonly pointed: Pointed | undefined;
  /** The pointer is on what is shown of the piece, so that it stays. */
  readonly hold: () => void;
  readonly release: () => void;
}

/**
 * What is pointed at in a text of many small pieces (`data-at`). The listeners are on the text as a whole. The left and
 * right arrow keys go from piece to piece; Escape puts away what is shown.
 */
export function usePointing(root: RefObject<HTMLElement | null>, descriptionId: string): Pointing {
  const [pointed, setPointed] = useState<Pointed>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = useCallback((millis: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, millis);
  }, []);
  useEffect(() => {
    const text = root.current;
    if (text === null) return undefined;
    const show = (element: HTMLElement, y?: number) =>
      setPointed({ element, place: element.dataset.at ?? "", box: boxIn(text, element, y) });
    const onOver = (event: PointerEvent) => {
      const piece = pieceOf(event.target);
      if (piece === undefined || event.pointerType !== "mouse") return;
      later(restMillis, () => show(piece, event.clientY));
    };
    const onOut = (event: PointerEvent) => {
      if (event.pointerType === "mouse" && pieceOf(event.target) !== undefined) {
        later(leaveMillis, () => setPointed(undefined));
      }
    };
    const onFocus = (event: FocusEvent) => {
      const piece = pieceOf(event.target);
      if (piece === undefined) return;
      clearTimeout(timer.current);
      makeReachable(text, piece);
      show(piece);
    };
    const onBlur = () => later(leaveMillis, () => setPointed(undefined));
    const onKey = (event: KeyboardEvent) => {
      const piece = pieceOf(event.target);
      if (piece === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") setPointed(undefined);
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      event.preventDefault();
      neighbourOf(text, piece, event.key === "ArrowRight" ? 1 : -1)?.focus();
    };
    text.addEventListener("pointerover", onOver);
    text.addEventListener("pointerout", onOut);
    text.addEventListener("focusin", onFocus);
    text.addEventListener("focusout", onBlur);
    text.addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer.current);
      text.removeEventListener("pointerover", onOver);
      text.removeEventListener("pointerout", onOut);
      text.removeEventListener("focusin", onFocus);
      text.removeEventListener("focusout", onBlur);
      text.removeEventListener("keydown", onKey);
    };
  }, [root, later]);
  useEffect(() => {
    pointed?.element.setAttribute("aria-describedby", descriptionId);
    return () => pointed?.element.removeAttribute("aria-describedby");
  }, [pointed, descriptionId]);
  const hold = useCallback(() => clearTimeout(timer.current), []);
  const release = useCallback(() => later(leaveMillis, () => setPointed(undefined)), [later]);
  return { pointed, hold, release };
}
