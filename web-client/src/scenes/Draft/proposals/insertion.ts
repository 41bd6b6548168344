const isWordly = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{M}\p{N}]/u.test(character);

/** A text and where the caret stands in it. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/**
 * Puts words into a text in place of what is selected, with a space where they would run into another word.
 *
 * @param from where the selection begins, in UTF-16 units
 * @param to where it ends
 */
export function inserted(text: string, from: number, to: number, words: string): Typed {
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  const bare = words.trim();
  const lead = isWordly(before.at(-1)) && isWordly(bare[0]) ? " " : "";
  const trail = isWordly(bare.at(-1)) && isWordly(behind[0]) ? " " : "";
  const put = lead + bare + trail;
  return { text: before + put + behind, caret: before.length + put.length };
}
