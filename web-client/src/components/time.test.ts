import { describe, expect, it } from "vitest";
import { ago, dayFormat, deadlineFormat, momentFormat } from "./time";

// Parts of a date are told apart by spaces of several kinds, which depend on the browser.
const plain = (text: string) => text.replace(/\s/g, " ");

describe("a moment", () => {
  const moment = new Date(2026, 0, 3, 14, 5);

  it("is written in one form, the day first", () => {
    expect(plain(momentFormat("en").format(moment))).toBe("3 Jan 2026, 14:05");
    expect(plain(momentFormat("fr").format(moment))).toBe("3 janv. 2026, 14:05");
    expect(plain(dayFormat("en").format(moment))).toBe("3 Jan 2026");
    expect(plain(dayFormat("fr").format(moment))).toBe("3 janv. 2026");
  });

  it("that people elsewhere go by has its time zone", () => {
    expect(plain(deadlineFormat("en").format(moment))).toMatch(/^3 Jan 2026, 14:05 \S+/);
    expect(plain(deadlineFormat("fr").format(moment))).toMatch(/^3 janv\. 2026,? (à )?14:05 \S+/);
  });

  it("is some time ago, or now", () => {
    const now = new Date(moment.getTime() + 3 * 3_600_000);
    expect(ago(moment, now, "en")).toBe("3 hours ago");
    expect(ago(now, moment, "en")).toBe("now");
  });
});
