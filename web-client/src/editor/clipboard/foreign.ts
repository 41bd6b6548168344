import type { FragmentForm } from "../../model/fragment";

/** What a clipboard holds that another program put there. */
export interface Foreign {
  readonly html: string;
  readonly text: string;
}

/** Beyond so many bytes the server does not read HTML. */
const longestHtml = 4 * 1024 * 1024;
/** Elements that mean more than words, or that must be told of when they are left out. */
const telling =
  "del,ins,s,strike,table,img,li,h1,h2,h3,h4,h5,h6,sup,sub,[class*=mso],[class*=MsoComment],[class*=TrackChange]," +
  "[style*=mso-list],[style*=mso-element],[style*=mso-footnote],[style*=mso-comment],[style*=line-through]";
const blocks = "p,div,li,dd,dt,td,th,pre,blockquote,section,article";
const label =
  /^\s*(?:(?:PP|OP)\s?\d{1,4}\b|(?:article|annexe?)\s+\w{1,8}\b|\(?(?:[a-z]{1,2}|[ivxl]{1,6}|\d{1,3})[.)]\s|[•‣–—*·-]\s)/i;

/**
 * Without what pages would run. The browser runs nothing of what is only parsed, but it complains of each, as the page's policy
 * has it.
 */
export function withoutHandlers(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) =>
    tag.replace(/\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, ""),
  );
}

function lines(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== "");
}

/** Whether there is more to it than the words of one paragraph, so that it has to be read. */
export function hasStructure({ html, text }: Foreign): boolean {
  if (html === "") return lines(text).length > 1 || label.test(text);
  const page = new DOMParser().parseFromString(withoutHandlers(html), "text/html");
  if (page.querySelector(telling) !== null || label.test(page.body.textContent ?? "")) return true;
  let paragraphs = 0;
  for (const block of page.querySelectorAll(blocks)) {
    const holdsBlocks = block.querySelector(blocks) !== null;
    if (!holdsBlocks && block.textContent?.trim() !== "") paragraphs += 1;
    if (paragraphs > 1) return true;
  }
  return [...page.querySelectorAll("br")].some(
    ({ previousSibling, nextSibling }) => previousSibling !== null && nextSibling !== null,
  );
}

/** What is sent to be read: the HTML without the pictures in it, or the text where there is none, or too much. */
export function sourceOf({ html, text }: Foreign): { readonly source: string; readonly form: FragmentForm } {
  const light = html.replace(/\ssrc=(["'])data:[^"']*\1/g, "");
  return light === "" || new Blob([light]).size > longestHtml
    ? { source: text, form: "txt" }
    : { source: light, form: "html" };
}
