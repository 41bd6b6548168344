const form = /^(\d{4}|\+[1-9]\d{4,9})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?Z$/;
const longest = 2n ** 63n - 1n;

function isLeap(year: bigint): boolean {
  return year % 4n === 0n && (year % 100n !== 0n || year % 400n === 0n);
}

const daysOf = (year: bigint) => [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The days from the first of January of the year 0 to that of another. */
function daysBefore(year: bigint): bigint {
  if (year === 0n) return 0n;
  const last = year - 1n;
  return 365n * year + last / 4n - last / 100n + last / 400n + 1n;
}

/**
 * Milliseconds since 1970 in UTC, for a time of the one form: to the second, or with three digits of milliseconds that are
 * not zero, and a sign before years of more than four digits. Undefined for whatever else, and for times before 1970.
 */
export function millisOf(text: string): bigint | undefined {
  const parts = form.exec(text);
  if (parts === null) return undefined;
  const year = BigInt((parts[1] ?? "").replace("+", ""));
  const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(2, 7).map(Number);
  const days = daysOf(year);
  const fits =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= (days[month - 1] ?? 0) &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  if (!fits || parts[7] === "000") return undefined;
  const before = days.slice(0, month - 1).reduce((sum, each) => sum + each, 0);
  const sinceEpoch = daysBefore(year) - daysBefore(1970n) + BigInt(before + day - 1);
  const seconds = sinceEpoch * 86_400n + BigInt((hour * 60 + minute) * 60 + second);
  const millis = seconds * 1000n + BigInt(parts[7] ?? 0);
  return millis < 0n || millis > longest ? undefined : millis;
}

/** A time as ISO 8601 in UTC; one that a calendar of JavaScript does not reach as milliseconds since 1970. */
export function timeOf(millis: bigint): string {
  const date = new Date(Number(millis));
  return Number.isNaN(date.getTime()) ? `${millis} ms` : date.toISOString();
}
