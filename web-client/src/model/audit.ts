/** One thing that was done to the process, as the audit trail keeps it. */
export interface AuditEntry {
  readonly number: number;
  readonly at: Date;
  /** The name, as it was then, of whoever did it; undefined when nobody was signed in. */
  readonly name: string | undefined;
  /** What was done, such as `PERSON_REVOKED`. */
  readonly action: string;
  /** To whom or what it was done: the id of a person, the code of a delegation or group. */
  readonly subject: string | undefined;
  readonly details: ReadonlyMap<string, string>;
  /** The details as they were before, of what was changed. */
  readonly before: ReadonlyMap<string, string>;
}
