import {
  type ClauseId,
  clauseId,
  type DelegationCode,
  delegationCode,
  type PackageId,
  packageId,
} from "./ids";
import type { JsonReader } from "./json";

/** That a delegation withholds its confirmation. */
export interface Withholding {
  readonly delegation: DelegationCode;
  readonly reason: string;
  /** The name of who said so last. */
  readonly by: string;
  readonly at: Date;
}

/** What an agreement ad referendum depends on. A delegation is in one of the lists at most. */
export interface Agreement {
  /** Where it was reached, in the words of who decided. */
  readonly forum: string | undefined;
  readonly pending: readonly DelegationCode[];
  readonly withheld: readonly Withholding[];
  readonly confirmed: readonly DelegationCode[];
}

/** What is said of an agreement ad referendum when it is decided. */
export interface Terms {
  /** "" for none. */
  readonly forum: string;
  readonly pending: readonly DelegationCode[];
}

/** Clauses that are agreed together or not at all. Of those that were deleted from the text they stay named. */
export interface Package {
  readonly id: PackageId;
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  readonly at: Date;
  /** The name of who made it. */
  readonly by: string;
}

export type Packages = ReadonlyMap<PackageId, Package>;

export const noPackages: Packages = new Map();
/** What the server takes. */
export const longestForum = 60;
export const longestTitle = 300;
export const mostPackaged = 50;

export function readAgreement(agreement: JsonReader): Agreement {
  return {
    forum: agreement.optionalString("forum"),
    pending: agreement.strings("pending").map(delegationCode),
    withheld: agreement.array("withheld", (each) => ({
      delegation: delegationCode(each.string("delegation")),
      reason: each.string("reason"),
      by: each.string("by"),
      at: new Date(each.number("at")),
    })),
    confirmed: agreement.strings("confirmed").map(delegationCode),
  };
}

export function readPackage(told: JsonReader): Package {
  return {
    id: packageId(told.string("id")),
    title: told.string("title"),
    clauses: told.strings("clauses").map(clauseId),
    at: new Date(told.number("at")),
    by: told.string("by"),
  };
}

/** Packages of which those that are told are so now, and those that are gone are no more. */
export function withPackages(
  before: Packages,
  told: readonly Package[],
  gone: readonly PackageId[],
): Packages {
  if (told.length === 0 && gone.length === 0) return before;
  const all = new Map(before);
  for (const each of told) all.set(each.id, each);
  for (const id of gone) all.delete(id);
  return all;
}
