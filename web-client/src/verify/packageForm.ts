import type { Form } from "./form";
import { readReason } from "./reason";
import { delegationCode, id } from "./record";
import { type Status, statuses } from "./status";
import { isLine } from "./text";

const mostClauses = 50;
const mostDelegations = 300;
const name = /^p[1-9][0-9]{0,17}$/;

/** What is said of an agreement ad referendum. */
export interface Terms {
  readonly forum: string | undefined;
  readonly pending: readonly string[];
}

/** What somebody decided about a package, or about the agreement of a clause by a delegation. */
export type PackageDecision =
  | { readonly kind: "package"; readonly title: string; readonly clauses: readonly string[] }
  | {
      readonly kind: "package-change";
      readonly bundle: string;
      readonly title: string;
      readonly clauses: readonly string[];
    }
  | { readonly kind: "package-dissolve"; readonly bundle: string }
  | {
      readonly kind: "package-status";
      readonly bundle: string;
      readonly clauses: readonly string[];
      readonly status: Status;
      readonly reason: string | undefined;
      readonly terms: Terms;
    };

export interface Confirmation {
  readonly kind: "confirm";
  readonly clause: string;
  readonly delegation: string;
  /** Why it withholds; undefined if it confirms. */
  readonly withholds: string | undefined;
}

/** Whether a decision is about a package or a confirmation. */
export function isOfPackages(decision: { readonly kind: string }): boolean {
  return decision.kind === "confirm" || decision.kind.startsWith("package");
}

/** Reads a decision about a package up to who took it. */
export function readPackageDecision(form: Form, kind: PackageDecision["kind"]): PackageDecision {
  if (kind === "package") {
    form.literal("{");
    return { kind, ...readContent(form) };
  }
  const bundle = form.literal('{"package":"').plain(name, 19);
  form.literal('"');
  switch (kind) {
    case "package-change":
      form.literal(",");
      return { kind, bundle, ...readContent(form) };
    case "package-dissolve":
      return { kind, bundle };
    case "package-status": {
      const clauses = readClauses(form.literal(',"clauses":['), 1);
      const status = form.literal(',"status":"').one(statuses);
      const reason = readReason(form.literal('"'));
      return { kind, bundle, clauses, status, reason, terms: readTerms(form, status) };
    }
  }
}

/** Reads what is said of an agreement ad referendum, if something is. */
export function readTerms(form: Form, status: Status): Terms {
  let forum: string | undefined;
  if (form.has(',"forum":"')) {
    forum = form.text();
    if (!isLine(forum, 60)) throw form.fault("1…60");
    form.literal('"');
  }
  const pending: string[] = [];
  if (form.has(',"pending":[')) {
    do {
      if (pending.length === mostDelegations) throw form.fault("]");
      const code = form.literal('"').plain(delegationCode, 12);
      if (code <= (pending.at(-1) ?? "")) throw form.fault(`> ${pending.at(-1)}`);
      pending.push(code);
      form.literal('"');
    } while (form.has(","));
    form.literal("]");
  }
  const isSaid = forum !== undefined || pending.length > 0;
  if (isSaid && status !== "AGREED_AD_REFERENDUM") throw form.fault("AGREED_AD_REFERENDUM: forum, pending");
  return { forum, pending };
}

/** Reads that a delegation confirms, or withholds, up to who said so. */
export function readConfirmation(form: Form): Confirmation {
  const clause = form.literal('{"clause":"').plain(id, 64);
  const delegation = form.literal('","delegation":"').plain(delegationCode, 12);
  const confirms = form.literal('","confirms":').truth();
  const reason = readReason(form);
  if (!confirms && reason === undefined) throw form.fault(',"reason":"');
  return { kind: "confirm", clause, delegation, withholds: confirms ? undefined : reason };
}

function readContent(form: Form): { title: string; clauses: readonly string[] } {
  const title = form.literal('"title":"').text();
  if (!isLine(title, 300)) throw form.fault("1…300");
  return { title, clauses: readClauses(form.literal('","clauses":['), 2) };
}

function readClauses(form: Form, least: number): readonly string[] {
  const clauses: string[] = [];
  do {
    if (clauses.length === mostClauses) throw form.fault("]");
    const clause = form.literal('"').plain(id, 64);
    if (clauses.includes(clause)) throw form.fault(`≠ ${clause}`);
    clauses.push(clause);
    form.literal('"');
  } while (form.has(","));
  if (clauses.length < least) throw form.fault(`${least}…${mostClauses}`);
  form.literal("]");
  return clauses;
}
