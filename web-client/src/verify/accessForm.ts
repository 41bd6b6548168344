import type { Fault } from "./fault";
import type { Form } from "./form";
import { id } from "./record";

const levels = ["NONE", "READ", "COMMENT", "DRAFT", "CHAIR"] as const;
export type Level = (typeof levels)[number];

const scopes = ["group", "delegation", "person"] as const;

const mostRules = 500;
const mostRuleClauses = 1000;

/** A rule of who may do what. */
export interface Rule {
  readonly scope: (typeof scopes)[number];
  readonly subject: string;
  readonly level: Level;
  readonly arrange: boolean;
}

/** Rules of access; `form` is them as they stand in the record: of the same rules there is one form. */
export interface Access {
  readonly rules: readonly Rule[];
  readonly form: string;
}

/** Reads rules of access behind their `[`. */
export function readRules(form: Form): Access {
  const rules: Rule[] = [];
  const seen = new Set<string>();
  const forms: string[] = [];
  while (!form.has("]")) {
    if (rules.length === mostRules) throw form.fault("]");
    form.literal(rules.length === 0 ? "{" : ",{");
    const [rule, written] = readRule(form);
    const subject = `${rule.scope} ${rule.subject}`;
    if (seen.has(subject)) throw form.fault(`≠ ${subject}`);
    seen.add(subject);
    rules.push(rule);
    forms.push(written);
  }
  return { rules, form: forms.join() };
}

function readRule(form: Form): readonly [Rule, string] {
  form.literal('"subject":{"');
  const scope = form.one(scopes);
  const subject = form.literal('":"').plain(id, 64);
  const level = form.literal('"},"level":"').one(levels);
  const clauses = readClauses(form.literal('","clauses":'));
  const arrange = form.literal(',"arrange":').truth();
  form.literal("}");
  const fits = level === "DRAFT" ? !arrange || clauses === undefined : !arrange && clauses === undefined;
  if (!fits) throw ruleFault(form);
  return [
    { scope, subject, level, arrange },
    JSON.stringify([scope, subject, level, clauses ?? null, arrange]),
  ];
}

function ruleFault(form: Form): Fault {
  return form.fault("DRAFT: clauses, arrange");
}

function readClauses(form: Form): readonly string[] | undefined {
  if (form.has("null")) return undefined;
  const clauses: string[] = [];
  form.literal("[");
  do {
    if (clauses.length === mostRuleClauses) throw form.fault("]");
    clauses.push(form.literal('"').plain(id, 64));
    form.literal('"');
  } while (form.has(","));
  form.literal("]");
  return clauses;
}
