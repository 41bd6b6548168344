/*
 * Times as the clocks of a time zone show them, by what the browser knows of zones.
 */

const minute = 60_000;

/** Whether the browser knows a time zone of this name. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The time zone of this device. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The names of all zones that the browser knows, with the one of this device and UTC. */
export function knownZones(): readonly string[] {
  const all = "supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : [];
  return [...new Set([...all, ownZone(), "UTC"])].sort();
}

/** What clocks in a zone show at a time, as a field for times has it: `2026-12-03T18:00`. */
export function localOf(time: Date, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** How far the clocks of a zone are ahead of UTC at a time, in milliseconds, to the minute. */
function aheadAt(time: number, zone: string): number {
  const whole = Math.floor(time / minute) * minute;
  return Date.parse(`${localOf(new Date(whole), zone)}Z`) - whole;
}

/**
 * When clocks in a zone show this, as a field for times has it; undefined if it is none. Where they show it twice it is the first time; where
 * they jump over it, as long after the jump as it says.
 */
export function timeOfLocal(local: string, zone: string): Date | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return undefined;
  const day = 24 * 60 * minute;
  const offsets = [aheadAt(asUtc - day, zone), aheadAt(asUtc + day, zone)];
  const fitting = offsets
    .map((ahead) => asUtc - ahead)
    .filter((time) => localOf(new Date(time), zone) === local);
  const [before = 0] = offsets;
  return new Date(fitting.length > 0 ? Math.min(...fitting) : asUtc - before);
}
