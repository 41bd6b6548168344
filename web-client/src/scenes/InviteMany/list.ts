import { looksLikeEmail } from "../../model/email";
import type { DelegationCode } from "../../model/ids";
import type { Rank, Role } from "../../model/person";
import type { ListedDelegation, PersonEntry, Process } from "../../model/process";
import { type Row, rowsOf } from "./cells";

/** Why a line of a list cannot be taken, with what stands there. */
export type Fault =
  | { readonly kind: "noName" | "nameTooLong" | "noEmail" | "noDelegation" }
  | { readonly kind: "notAnEmail"; readonly email: string }
  | { readonly kind: "unknownDelegation"; readonly code: string }
  | { readonly kind: "unknownRank"; readonly rank: string }
  | { readonly kind: "twice"; readonly line: number };

/** What will happen to a line of a list. */
export type Verdict =
  | { readonly kind: "new"; readonly entry: PersonEntry }
  | { readonly kind: "known"; readonly as: string }
  | { readonly kind: "wrong"; readonly faults: readonly Fault[] };

export interface ListLine {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly delegation: string;
  readonly rank: string;
  readonly verdict: Verdict;
}

/** The most lines that are read at once. */
export const longestList = 500;
const longestName = 200;

const columns = ["name", "email", "delegation", "rank"] as const;
type Column = (typeof columns)[number];

/** A text without accents, case and punctuation, so that "Chef·fe" is "cheffe". */
function plain(text: string): string {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, "");
}

const headings: Readonly<Record<Column, readonly string[]>> = {
  name: ["name", "fullname", "nom", "nomcomplet", "person", "personne"],
  email: ["email", "emailaddress", "mail", "courriel", "adresse", "adresseelectronique", "adressemail"],
  delegation: ["delegation", "delegationcode", "code", "codedeladelegation", "party", "partie"],
  rank: ["rank", "rang", "role", "function", "fonction", "qualite"],
};

const ranks: ReadonlyMap<string, Rank | "OBSERVER"> = new Map([
  ...["head", "headofdelegation", "hod", "chef", "cheffe", "chefdedelegation", "cheffededelegation"].map(
    (word) => [word, "HEAD"] as const,
  ),
  ...["alternate", "alternatehead", "deputy", "suppleant", "suppleante"].map(
    (word) => [word, "ALTERNATE"] as const,
  ),
  ...["adviser", "advisor", "conseiller", "conseillere"].map((word) => [word, "ADVISER"] as const),
  ...["observer", "observateur", "observatrice"].map((word) => [word, "OBSERVER"] as const),
]);

/** Which column stands where, if the row is one of headings. */
function orderOf(row: Row): ReadonlyMap<Column, number> | undefined {
  const order = new Map<Column, number>();
  row.cells.forEach((cell, index) => {
    const column = columns.find((each) => headings[each].includes(plain(cell)));
    if (column !== undefined && !order.has(column)) order.set(column, index);
  });
  return order.has("name") && order.has("email") ? order : undefined;
}

const usualOrder: ReadonlyMap<Column, number> = new Map(columns.map((column, index) => [column, index]));

function findDelegation(text: string, delegations: readonly ListedDelegation[]): DelegationCode | undefined {
  const wanted = plain(text);
  const byCode = delegations.find((each) => plain(each.code) === wanted);
  return (byCode ?? delegations.find((each) => plain(each.name) === wanted))?.code;
}

interface Written {
  readonly name: string;
  readonly email: string;
  readonly delegation: string;
  readonly rank: string;
}

function readRank(text: string): { readonly role: Role; readonly rank: Rank | undefined } | undefined {
  if (text === "") return { role: "DELEGATE", rank: undefined };
  const found = ranks.get(plain(text));
  if (found === undefined) return undefined;
  return found === "OBSERVER" ? { role: "OBSERVER", rank: undefined } : { role: "DELEGATE", rank: found };
}

function judge(written: Written, process: Process, earlier: ReadonlyMap<string, number>): Verdict {
  const email = written.email.toLowerCase();
  const before = earlier.get(email);
  if (before !== undefined) return { kind: "wrong", faults: [{ kind: "twice", line: before }] };
  const known = process.people.find(
    (person) => email !== "" && person.account?.email?.toLowerCase() === email,
  );
  if (known !== undefined) return { kind: "known", as: known.name };

  const faults: Fault[] = [];
  if (written.name === "") faults.push({ kind: "noName" });
  else if (written.name.length > longestName) faults.push({ kind: "nameTooLong" });
  if (email === "") faults.push({ kind: "noEmail" });
  else if (!looksLikeEmail(email)) faults.push({ kind: "notAnEmail", email: written.email });
  const delegation = findDelegation(written.delegation, process.delegations);
  if (written.delegation === "") faults.push({ kind: "noDelegation" });
  else if (delegation === undefined) faults.push({ kind: "unknownDelegation", code: written.delegation });
  const part = readRank(written.rank);
  if (part === undefined) faults.push({ kind: "unknownRank", rank: written.rank });
  if (faults.length > 0 || part === undefined) return { kind: "wrong", faults };
  return { kind: "new", entry: { name: written.name, email, delegation, ...part } };
}

/** A list as it was read: its lines, and how many more there are than are read at once. */
export interface ReadList {
  readonly lines: readonly ListLine[];
  readonly left: number;
}

/** What a pasted list says, line by line, and what will happen to each line in this process. */
export function readList(text: string, process: Process): ReadList {
  const rows = rowsOf(text);
  const headed = rows[0] === undefined ? undefined : orderOf(rows[0]);
  const order = headed ?? usualOrder;
  const earlier = new Map<string, number>();
  const people = headed === undefined ? rows : rows.slice(1);
  const lines = people.slice(0, longestList).map((row) => {
    const cell = (column: Column) => row.cells[order.get(column) ?? -1] ?? "";
    const written = {
      name: cell("name"),
      email: cell("email"),
      delegation: cell("delegation"),
      rank: cell("rank"),
    };
    const verdict = judge(written, process, earlier);
    const email = written.email.toLowerCase();
    if (email !== "" && !earlier.has(email)) earlier.set(email, row.line);
    return { line: row.line, ...written, verdict };
  });
  return { lines, left: people.length - lines.length };
}
