import { Decoration } from "@tiptap/pm/view";
import type { Bracket } from "../../model/brackets";
import type { BracketId } from "../../model/ids";
import { nameOf, type PlacedWords } from "./placing";

/** How brackets are shown. */
export interface Showing {
  /** What a bracket is called where it is read out: by whom it is held. */
  readonly label: (bracket: Bracket) => string;
  /** What stands at words that stand for others which are to come. */
  readonly toCome: string;
  /** Somebody wants to know of a bracket, and pressed this. */
  readonly onOpen: (bracket: BracketId, at: HTMLElement) => void;
}

/**
 * A bracket on the sheet. Its sign is the style sheet's: it is no letter of the text, so that nobody copies, finds or deletes
 * it. It is read out where it opens, once.
 */
function draw(bracket: Bracket, sign: "open" | "close", { label, toCome, onOpen }: Showing): HTMLElement {
  const element = document.createElement("span");
  element.className = `bracket bracket-${sign}`;
  if (bracket.kind === "PLACEHOLDER") {
    element.classList.add("placeholder");
    if (sign === "close") element.dataset.toCome = toCome;
  }
  element.contentEditable = "false";
  element.dataset.bracket = bracket.id;
  element.title = label(bracket);
  if (sign === "close") element.ariaHidden = "true";
  else {
    element.setAttribute("role", "img");
    element.ariaLabel = label(bracket);
  }
  // The selection stays in the text.
  element.addEventListener("mousedown", (event) => event.preventDefault());
  element.addEventListener("click", () => onOpen(bracket.id, element));
  return element;
}

/** Of brackets that open or close at one place, those around the others are the outer ones. */
const mostNested = 1000;

/**
 * The brackets around words, and the mark under these.
 *
 * @param rank which of all the brackets it is, the outer ones first
 */
function around(placed: PlacedWords, rank: number, isWhole: boolean, showing: Showing): Decoration[] {
  const { bracket, from, to } = placed;
  const of = nameOf(placed);
  const called = `${of} ${showing.label(bracket)}`;
  const nested = Math.min(rank, mostNested) / (mostNested + 1);
  const mouse = (event: Event) => /^(mouse|click|pointer|touch|dblclick)/.test(event.type);
  // What is written where it opens or closes is outside; of a whole clause, inside.
  const [opening, closing] = isWhole ? [-2 + nested, 3 - nested] : [1 + nested, -1 - nested];
  const sign = (pos: number, which: "open" | "close", side: number) => {
    // Who types beside a sign makes the editor put it in anew: put in as it is, it costs the page nothing.
    let element: HTMLElement | undefined;
    const render = () => {
      element ??= draw(bracket, which, showing);
      return element;
    };
    return Decoration.widget(pos, render, {
      key: `${called} ${which}`,
      side,
      of,
      stopEvent: mouse,
      ignoreSelection: true,
      marks: [],
    });
  };
  const under = Decoration.inline(
    from,
    to,
    { nodeName: "span", class: bracket.kind === "PLACEHOLDER" ? "bracketed placeholder" : "bracketed" },
    { of, inclusiveStart: isWhole, inclusiveEnd: isWhole },
  );
  return [sign(from, "open", opening), ...(from < to ? [under] : []), sign(to, "close", closing)];
}

/** The decorations of brackets around words, or around whole clauses. */
export function drawn(
  placed: readonly PlacedWords[],
  isWhole: boolean,
  showing: Showing,
): ReadonlyMap<string, readonly Decoration[]> {
  const outerFirst = [...placed].sort((one, other) => one.from - other.from || other.to - one.to);
  return new Map(
    outerFirst.map((each, rank) => [nameOf(each), around(each, rank, isWhole, showing)] as const),
  );
}
