/** The kinds of clause, in the order in which an instrument usually has them. */
export const clauseKinds = ["title", "heading", "preambular", "operative", "article", "annex"] as const;

export type ClauseKind = (typeof clauseKinds)[number];

/** Kinds that hold one line of text; the others hold paragraphs and sub-paragraphs. */
export const lineKinds: ReadonlySet<ClauseKind> = new Set<ClauseKind>(["title", "heading"]);

export function isClauseKind(name: string): name is ClauseKind {
  return (clauseKinds as readonly string[]).includes(name);
}
