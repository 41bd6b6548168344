import { Node } from "@tiptap/core";

/** A draft holds so many footnotes at most: the server takes in no more. */
export const mostFootnotes = 500;

/**
 * A footnote: a line of its own that stands in a line, at the place of its mark. Its number is where it stands among all of the
 * draft, and is drawn, not stored.
 */
export const footnoteNode = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  content: "(text | hardBreak)*",
  isolating: true,
  selectable: true,
  parseHTML: () => [{ tag: "span[data-footnote]" }],
  renderHTML: () => ["span", { "data-footnote": "" }, ["span", { "data-footnote-words": "" }, 0]],
});
