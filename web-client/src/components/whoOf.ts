import type { DelegationCode } from "../model/ids";

/** Somebody's name as it was recorded, with the delegation's code where there is one. */
export function whoOf(by: {
  readonly name: string;
  readonly delegation: DelegationCode | undefined;
}): string {
  return by.delegation === undefined ? by.name : `${by.name} · ${by.delegation}`;
}
