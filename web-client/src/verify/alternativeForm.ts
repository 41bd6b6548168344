import type { Form } from "./form";
import { readReason } from "./reason";
import { id } from "./record";

const mostRivals = 21;

/** What somebody decided about clauses that compete. */
export type AlternativeDecision =
  | { readonly kind: "alternative"; readonly clause: string; readonly of: string; readonly copy: boolean }
  | { readonly kind: "choice"; readonly of: string; readonly choose: string | undefined }
  | { readonly kind: "apart"; readonly clause: string }
  | { readonly kind: "choice-again"; readonly of: string; readonly clauses: readonly string[] };

/** Reads a decision about clauses that compete up to who took it. */
export function readAlternativeDecision(form: Form, kind: AlternativeDecision["kind"]): AlternativeDecision {
  switch (kind) {
    case "alternative": {
      const clause = form.literal('{"clause":"').plain(id, 64);
      const of = form.literal('","of":"').plain(id, 64);
      if (clause === of) throw form.fault(`≠ ${clause}`);
      const copy = form.literal('","copy":').truth();
      return { kind, clause, of, copy };
    }
    case "choice": {
      const of = form.literal('{"of":"').plain(id, 64);
      form.literal('"');
      const choose = form.has(',"choose":"') ? form.plain(id, 64) : undefined;
      if (choose !== undefined) form.literal('"');
      readReason(form);
      return { kind, of, choose };
    }
    case "choice-again": {
      const of = form.literal('{"of":"').plain(id, 64);
      const clauses: string[] = [];
      if (form.literal('","clauses":[').has("]")) return { kind, of, clauses };
      do {
        if (clauses.length === mostRivals) throw form.fault("]");
        const clause = form.literal('"').plain(id, 64);
        if (clauses.includes(clause)) throw form.fault(`≠ ${clause}`);
        clauses.push(clause);
        form.literal('"');
      } while (form.has(","));
      form.literal("]");
      return { kind, of, clauses };
    }
    case "apart": {
      const clause = form.literal('{"clause":"').plain(id, 64);
      form.literal('"');
      return { kind, clause };
    }
  }
}
