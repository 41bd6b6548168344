import type { AuditEntry } from "../model/audit";
import { type JsonReader, readArray } from "../model/json";
import { getJson } from "./http";

function readEntry(entry: JsonReader): AuditEntry {
  return {
    number: entry.number("number"),
    at: entry.date("at"),
    name: entry.optionalString("name"),
    action: entry.string("action"),
    subject: entry.optionalString("subject"),
    details: entry.texts("details"),
    before: entry.optionalObject("details")?.texts("before") ?? new Map(),
  };
}

export function readAudit(value: unknown): AuditEntry[] {
  return readArray(value, "audit", readEntry);
}

/** How many entries a page of the trail holds. */
export const auditPage = 100;

/** Entries of the audit trail, newest first; those before a number if one is given. */
export async function listAudit(before?: number): Promise<AuditEntry[]> {
  const from = before === undefined ? "" : `&before=${before}`;
  return readAudit(await getJson(`/api/process/audit?limit=${auditPage}${from}`));
}
