/** Letters of writing that puts no space between words. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303f\uff00-\uffef]/u;
/** What a word does not follow by a space: white space, opening brackets and quotation marks, a dash within a word, an apostrophe. */
const opens = /[\s\p{Ps}\p{Pi}\-‐‑/’']$/u;
/** What does not come behind a space. */
const closes = /^[\s\p{Pe}\p{Pf},.;:!?…]/u;

const first = (words: string) => [...words.slice(0, 2)][0] ?? "";
const last = (words: string) => [...words.slice(-2)].at(-1) ?? "";

/** What has to stand between words that two lines are joined from: a space, or nothing. */
export function seamBetween(before: string, after: string): "" | " " {
  if (before === "" || after === "") return "";
  if (unspaced.test(last(before)) || unspaced.test(first(after))) return "";
  return opens.test(before) || closes.test(after) ? "" : " ";
}
