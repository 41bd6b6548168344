import * as Y from "yjs";

/** The id of the clause in which a shared type is, or that it is; undefined for the text itself and what is gone. */
function clauseAround(type: Y.AbstractType<unknown>, text: Y.XmlFragment): string | undefined {
  let at: Y.AbstractType<unknown> | null = type;
  while (at !== null && at.parent !== text) at = at.parent as Y.AbstractType<unknown> | null;
  const id: unknown = at instanceof Y.XmlElement ? at.getAttribute("id") : undefined;
  return typeof id === "string" ? id : undefined;
}

/**
 * Tells which clauses of a draft are changed, by their ids, each time that some are: also those that come and go as a whole.
 *
 * @returns stops it
 */
export function touchedClauses(draft: Y.Doc, tell: (clauses: ReadonlySet<string>) => void): () => void {
  const text = draft.getXmlFragment("text");
  const hear = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const touched = new Set<string>();
    for (const event of events) {
      const around = clauseAround(event.target, text);
      if (around !== undefined) touched.add(around);
      if (event.target === (text as unknown)) for (const id of comingAndGoing(event)) touched.add(id);
    }
    if (touched.size > 0) tell(touched);
  };
  text.observeDeep(hear);
  return () => text.unobserveDeep(hear);
}

/** The clauses that an event of the whole text adds; what was deleted cannot be asked for its id any more. */
function comingAndGoing(event: Y.YEvent<Y.AbstractType<unknown>>): string[] {
  return [...event.changes.added].flatMap(({ content }) =>
    content.getContent().flatMap((type: unknown) => {
      const id: unknown = type instanceof Y.XmlElement ? type.getAttribute("id") : undefined;
      return typeof id === "string" ? [id] : [];
    }),
  );
}
