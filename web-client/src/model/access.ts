import type { ClauseId, DelegationCode, GroupCode, PersonId } from "./ids";

/** How much a rule lets somebody do, from least to most. */
export const accessLevels = ["NONE", "READ", "COMMENT", "DRAFT", "CHAIR"] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** Whom a rule is for. */
export type AccessSubject =
  | { readonly kind: "delegation"; readonly code: DelegationCode }
  | { readonly kind: "group"; readonly code: GroupCode }
  | { readonly kind: "person"; readonly code: PersonId };

/** A draft's rule for one delegation, group or person. */
export interface AccessRule {
  readonly subject: AccessSubject;
  readonly level: AccessLevel;
  /** The clauses that may be drafted; undefined for the whole draft. Has a meaning for DRAFT only. */
  readonly clauses: readonly ClauseId[] | undefined;
  /** May add, delete and move clauses. Has a meaning for DRAFT of the whole draft only; who decides may anyway. */
  readonly arrange: boolean;
}

/** The rule with nothing in it that its level has no meaning for. */
export function tidy(rule: AccessRule): AccessRule {
  const clauses = rule.level === "DRAFT" ? rule.clauses : undefined;
  const arrange = rule.level === "DRAFT" && clauses === undefined && rule.arrange;
  return { ...rule, clauses, arrange };
}

export function sameSubject(one: AccessSubject, other: AccessSubject): boolean {
  return one.kind === other.kind && one.code === other.code;
}
