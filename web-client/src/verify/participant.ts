import { Form } from "./form";
import { delegationCode, type Entry } from "./record";
import { isLine } from "./text";

const roles = ["CHAIR", "CO_FACILITATOR", "SECRETARIAT", "DELEGATE", "OBSERVER"] as const;
export type Role = (typeof roles)[number];

const parties = ["STATE", "IGO", "COMPANY", "CIVIL_SOCIETY", "ACADEMIA", "PUBLIC_AUTHORITY"] as const;

/** Who somebody is, as the record says. */
export interface Participant {
  readonly name: string;
  readonly role: Role;
  readonly delegation: string | undefined;
}

/** What the entry of a person says. */
export function participantOf(entry: Pick<Entry, "payload">): Participant {
  const form = new Form(entry.payload, "payload");
  const participant = readParticipant(form);
  form.end();
  return participant;
}

/** Reads who somebody is. */
export function readParticipant(form: Form): Participant {
  const name = form.literal('{"name":"').text();
  if (!isLine(name, 200)) throw form.fault("1…200");
  const role = form.literal('","role":"').one(roles);
  form.literal('"');
  let delegation: string | undefined;
  if (form.has(',"delegation":{"code":"')) {
    delegation = form.plain(delegationCode, 12);
    if (!isLine(form.literal('","name":"').text(), 200)) throw form.fault("1…200");
    form.literal('","kind":"').one(parties);
    form.literal('"}');
  }
  form.literal("}");
  return { name, role, delegation };
}
