const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["week", 7 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** How long ago something was, in words of a language: "3 minutes ago". Less than a minute, or the future, is now. */
export function ago(then: Date, now: Date, language: string): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const seconds = (now.getTime() - then.getTime()) / 1000;
  for (const [unit, length] of steps) {
    if (seconds >= length) return format.format(-Math.floor(seconds / length), unit);
  }
  return format.format(0, "second");
}

/** Writes dates as the language of the page has them; in English with the day first, as in the United Nations. */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
}

/** The one form of a day: "3 Jan 2026". */
export function dayFormat(language: string): Intl.DateTimeFormat {
  return dateFormat(language, { dateStyle: "medium" });
}

/** The one form of a day and the time of that day, by the clock of whoever reads it: "3 Jan 2026, 14:05". */
export function momentFormat(language: string): Intl.DateTimeFormat {
  return dateFormat(language, { dateStyle: "medium", timeStyle: "short" });
}

/** A moment that people elsewhere go by as well, with its time zone: "3 Jan 2026, 14:05 CET". */
export function deadlineFormat(language: string): Intl.DateTimeFormat {
  return dateFormat(language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/** The name of the time zone by whose clock this device writes moments. */
export function zoneName(language: string): string {
  const parts = dateFormat(language, { timeZoneName: "long" }).formatToParts(new Date());
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "UTC";
}
