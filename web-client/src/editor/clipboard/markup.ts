import { DOMSerializer, type Fragment, type Schema } from "@tiptap/pm/model";
import { countItems } from "./plainText";

/** On the root of what this editor puts on a clipboard: the draft that it is from, or "". */
export const draftAttribute = "data-plenary-draft";
/** On a number that is shown and is no part of the words. */
const numberAttribute = "data-plenary-number";

/** How far in each level stands, in points. */
const step = 36;
const font = "font-family:'Times New Roman',serif;font-size:12pt";

function numberElement(document: Document, label: string): HTMLElement {
  const number = document.createElement("span");
  number.setAttribute(numberAttribute, "");
  number.style.cssText = `display:inline-block;min-width:${step}pt;text-indent:0`;
  number.textContent = `${label}\u00A0\u00A0`;
  return number;
}

function captionElement(document: Document, label: string): HTMLElement {
  const caption = document.createElement("p");
  caption.setAttribute(numberAttribute, "");
  caption.style.cssText = `margin:18pt 0 6pt;text-align:center;font-weight:bold;${font}`;
  caption.textContent = label;
  return caption;
}

/** Numbers and margins as programs understand them that know nothing of this one's style sheet. */
function dress(root: DocumentFragment | HTMLElement, labels: readonly string[], document: Document): void {
  const items = [...root.querySelectorAll<HTMLElement>("[data-clause],[data-subparagraph]")];
  items.forEach((item, index) => {
    const label = labels[index] ?? "";
    const kind = item.dataset.clause;
    if (kind === "title" || kind === "heading") {
      item.style.cssText = `margin:18pt 0 12pt;font-weight:bold;${font};${kind === "title" ? "font-size:16pt" : "font-size:13pt"}`;
      return;
    }
    const headed = item.closest("[data-clause=article],[data-clause=annex]") !== null;
    let depth = headed ? -1 : 0;
    for (let at = item; at.dataset.subparagraph !== undefined; depth++) {
      const around = at.parentElement?.closest<HTMLElement>("[data-subparagraph],[data-clause]");
      if (around == null) {
        depth++;
        break;
      }
      at = around;
    }
    const paragraphs = [...item.children].filter((child): child is HTMLElement => child.tagName === "P");
    for (const paragraph of paragraphs) {
      paragraph.style.cssText = `margin:0 0 6pt ${step * (depth + 1)}pt;${font}`;
    }
    const first = paragraphs[0];
    if (label === "" || first === undefined) return;
    if (kind === "article" || kind === "annex") {
      item.prepend(captionElement(document, label));
    } else {
      first.style.textIndent = `-${step}pt`;
      first.prepend(numberElement(document, label));
    }
  });
}

/** Footnotes with their numbers, so that their words are told from those of the line. */
function dressFootnotes(root: DocumentFragment | HTMLElement, document: Document): void {
  const numberOf = (words: string) => {
    const element = document.createElement("span");
    element.setAttribute(numberAttribute, "");
    element.textContent = words;
    return element;
  };
  [...root.querySelectorAll<HTMLElement>("[data-footnote]")].forEach((note, index) => {
    for (const words of note.querySelectorAll("[data-footnote-words]"))
      words.replaceWith(...words.childNodes);
    note.before(numberOf(` [${index + 1}: `));
    note.after(numberOf("]"));
  });
}

/** Writes what is copied as HTML under one root, with its numbers visible. */
export class ClipboardSerializer extends DOMSerializer {
  readonly #draft: string;
  #labels: readonly string[] = [];

  constructor(schema: Schema, draft: string) {
    super(DOMSerializer.nodesFromSchema(schema), DOMSerializer.marksFromSchema(schema));
    this.#draft = draft;
  }

  /** The numbers of what is written next, for each clause and sub-paragraph in it. */
  expect(labels: readonly string[]): void {
    this.#labels = labels;
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const content = super.serializeFragment(fragment, options, target);
    if (target !== undefined) return content;
    const document = options.document ?? window.document;
    const root = document.createElement("div");
    root.setAttribute(draftAttribute, this.#draft);
    root.append(content);
    dressFootnotes(root, document);
    dress(root, this.#labels.slice(this.#labels.length - countItems({ content: fragment })), document);
    const written = document.createDocumentFragment();
    written.append(root);
    return written;
  }
}

/** Whether this editor wrote what is on a clipboard. */
export function isOwn(html: string): boolean {
  return html.includes(draftAttribute);
}

/** Without the numbers that are no part of the words. */
export function withoutNumbers(html: string): string {
  if (!isOwn(html)) return html;
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const number of page.querySelectorAll(`[${numberAttribute}]`)) number.remove();
  return page.body.innerHTML;
}
