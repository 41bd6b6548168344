import { expect, it } from "vitest";
import { isZone, knownZones, localOf, timeOfLocal } from "./zonedTime";

const at = (local: string, zone: string) => timeOfLocal(local, zone)?.toISOString();

it("reads what clocks of a zone show, in winter and in summer", () => {
  expect(at("2026-12-03T18:00", "Europe/Paris")).toBe("2026-12-03T17:00:00.000Z");
  expect(at("2026-07-03T18:00", "Europe/Paris")).toBe("2026-07-03T16:00:00.000Z");
  expect(at("2026-12-03T18:00", "Asia/Kathmandu")).toBe("2026-12-03T12:15:00.000Z");
  expect(at("2026-12-03T18:00", "America/New_York")).toBe("2026-12-03T23:00:00.000Z");
  expect(at("2026-12-03T00:00", "UTC")).toBe("2026-12-03T00:00:00.000Z");
});

it("takes the first of two times that clocks show alike, and goes on behind what they jump over", () => {
  expect(at("2026-10-25T02:30", "Europe/Paris")).toBe("2026-10-25T00:30:00.000Z");
  expect(at("2026-03-29T02:30", "Europe/Paris")).toBe("2026-03-29T01:30:00.000Z");
  expect(localOf(new Date("2026-03-29T01:30:00Z"), "Europe/Paris")).toBe("2026-03-29T03:30");
});

it("writes the time that it reads, wherever it is", () => {
  for (const zone of ["Europe/Paris", "Africa/Nairobi", "Pacific/Chatham", "America/Sao_Paulo"]) {
    for (const local of ["2026-01-31T23:59", "2026-02-28T00:00", "2027-06-01T12:34"]) {
      const time = timeOfLocal(local, zone);
      expect(time && localOf(time, zone)).toBe(local);
    }
  }
});

it("knows what is no time, and no zone", () => {
  expect(timeOfLocal("", "UTC")).toBeUndefined();
  expect(timeOfLocal("2026-13-01T00:00", "UTC")).toBeUndefined();
  expect(isZone("Europe/Paris")).toBe(true);
  expect(isZone("Europe/Nowhere")).toBe(false);
  expect(knownZones()).toContain("UTC");
});
