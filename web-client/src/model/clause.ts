/** The kinds of clause, in the order in which an instrument usually has them. */
export const clauseKinds = ["title", "heading", "preambular", "operative", "article", "annex"] as const;

export type ClauseKind = (typeof clauseKinds)[number];

/** Kinds that hold one line of text; the others hold paragraphs and sub-paragraphs. */
export const lineKinds: ReadonlySet<ClauseKind> = new Set<ClauseKind>(["title", "heading"]);

export function isClauseKind(name: string): name is ClauseKind {
  return (clauseKinds as readonly string[]).includes(name);
}

/** How many clauses of a text are provisions, which title and headings are not. */
export interface ProvisionCount {
  /** Preambular and operative ones. */
  readonly paragraphs: number;
  readonly articles: number;
  readonly annexes: number;
}

/** Whether clauses of a kind are provisions, and so are counted. */
export function isProvision(kind: ClauseKind): boolean {
  return !lineKinds.has(kind);
}

export function countProvisions(clauses: readonly { readonly kind: ClauseKind }[]): ProvisionCount {
  const countOf = (...kinds: readonly ClauseKind[]) =>
    clauses.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    paragraphs: countOf("preambular", "operative"),
    articles: countOf("article"),
    annexes: countOf("annex"),
  };
}
