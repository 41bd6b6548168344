import { type DelegationCode, type PersonId, personId } from "./ids";
import type { JsonReader } from "./json";
import { type Role, roles } from "./person";
import { readDelegationCode } from "./readDelegation";

/** Who said something, as they were then. */
export interface Author {
  readonly person: PersonId;
  readonly name: string;
  readonly role: Role;
  readonly delegation: DelegationCode | undefined;
}

export function readAuthor(author: JsonReader): Author {
  return {
    person: personId(author.string("person")),
    name: author.string("name"),
    role: author.oneOf("role", roles),
    delegation: readDelegationCode(author),
  };
}
