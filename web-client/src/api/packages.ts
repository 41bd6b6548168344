import type { Terms } from "../model/agreement";
import type { ClauseId, DelegationCode, DraftId, PackageId } from "../model/ids";
import type { ClauseStatus } from "../model/standing";
import { wireTerms } from "./decisions";
import { draftPath } from "./draftPath";
import { request } from "./http";

/*
 * Like all that is decided, what comes of it comes over the live connection to everybody at once.
 */

const pathOf = (draft: DraftId, bundle: PackageId): string =>
  `${draftPath(draft)}/packages/${encodeURIComponent(bundle)}`;

/** What a package is called, and what is in it. */
export interface PackageContent {
  readonly title: string;
  readonly clauses: readonly ClauseId[];
}

export async function makePackage(draft: DraftId, content: PackageContent): Promise<void> {
  await request("POST", `${draftPath(draft)}/packages`, content);
}

export async function changePackage(
  draft: DraftId,
  bundle: PackageId,
  { title, clauses }: PackageContent,
): Promise<void> {
  await request("PUT", pathOf(draft, bundle), { title, clauses });
}

export async function dissolvePackage(draft: DraftId, bundle: PackageId): Promise<void> {
  await request("DELETE", pathOf(draft, bundle));
}

/** All clauses of a package get a status, or none. */
export async function decidePackage(
  draft: DraftId,
  bundle: PackageId,
  status: ClauseStatus,
  reason: string,
  terms: Terms | undefined,
): Promise<void> {
  const said = { status, ...(reason === "" ? {} : { reason }), ...wireTerms(terms) };
  await request("POST", `${pathOf(draft, bundle)}/status`, said);
}

/** A delegation confirms that all clauses of a package are agreed that wait for it, or withholds that, with a reason. */
export async function confirmPackage(
  draft: DraftId,
  bundle: PackageId,
  delegation: DelegationCode,
  withholds: string | undefined,
): Promise<void> {
  const said = withholds === undefined ? { confirms: true } : { confirms: false, reason: withholds };
  await request("PUT", `${pathOf(draft, bundle)}/confirmations/${delegation}`, said);
}

/** A delegation confirms that a clause is agreed, or withholds that, with a reason. */
export async function confirmAgreement(
  draft: DraftId,
  clause: ClauseId,
  delegation: DelegationCode,
  withholds: string | undefined,
): Promise<void> {
  const path = `${draftPath(draft)}/clauses/${encodeURIComponent(clause)}/confirmations/${delegation}`;
  const said = withholds === undefined ? { confirms: true } : { confirms: false, reason: withholds };
  await request("PUT", path, said);
}
