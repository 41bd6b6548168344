import type { Revision } from "./history";

const numbered = /^(rev:|seq:)?(\d{1,15})$/;

/**
 * The one form of a moment's name, of the several that the server takes: `now`, a symbol, `seq:57`, or the name as it
 * is. Digits alone are the number of a revision if there is one, otherwise that of an entry.
 */
export function canonicalMoment(
  name: string,
  revisions: readonly Pick<Revision, "number" | "correction" | "symbol">[],
): string {
  if (name === "now" || revisions.some(({ symbol }) => symbol === name)) return name;
  const [, prefix, digits] = numbered.exec(name) ?? [];
  if (digits === undefined) return name;
  const number = Number(digits);
  const revision =
    prefix === "seq:"
      ? undefined
      : revisions.find((each) => each.number === number && each.correction === undefined);
  if (revision !== undefined) return revision.symbol;
  return prefix === "rev:" ? name : `seq:${number}`;
}

/** The time that a moment's name is; undefined where it is none. */
export function timeOf(name: string): Date | undefined {
  // Dates are written with their year first; other texts that a browser would take for a date are none.
  const time = /^\d{4}-\d{2}-\d{2}T/.test(name) ? new Date(name.replace(" ", "+")) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}
