import { type DelegationCode, delegationCode } from "./ids";
import type { JsonReader } from "./json";
import type { Delegation } from "./person";

/** The delegation that something is said to be of, by its code. */
export function readDelegationCode(from: JsonReader): DelegationCode | undefined {
  const code = from.optionalString("delegation");
  return code === undefined ? undefined : delegationCode(code);
}

/** The same with its name, which is the code where none is said. */
export function readDelegation(from: JsonReader): Delegation | undefined {
  const code = readDelegationCode(from);
  return code === undefined ? undefined : { code, name: from.optionalString("delegationName") ?? code };
}
