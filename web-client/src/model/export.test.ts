import { describe, expect, it } from "vitest";
import {
  type ExportFormat,
  exportFormats,
  exportOptions,
  exportQuery,
  optionsOf,
  showsRedline,
} from "./export";

const all = new Set(exportOptions);
const text = { kind: "text", at: "TSC/2026/WP.1/Rev.1" } as const;
const redline = { kind: "redline", from: "seq:1", to: "now" } as const;

describe("a format", () => {
  it("shows a redline, unless it has no marks for one", () => {
    expect(exportFormats.filter((format) => !showsRedline(format))).toEqual(["akn"]);
  });

  it.each<[ExportFormat, string[], string[]]>([
    ["docx", ["attribution", "notes"], ["notes", "comments", "protect"]],
    ["pdf", ["attribution", "lines"], ["lines"]],
    ["html", ["attribution"], []],
    ["md", ["attribution"], []],
    ["txt", ["attribution"], []],
    ["akn", ["attribution"], []],
    ["json", ["attribution"], []],
    ["zip", ["attribution", "notes", "lines"], ["notes", "protect", "lines"]],
  ])("%s has the options that make a difference to it", (format, ofText, ofRedline) => {
    expect(optionsOf(format, text)).toEqual(ofText);
    expect(optionsOf(format, redline)).toEqual(ofRedline);
  });
});

describe("comments of everybody", () => {
  it("go along with the text as it is now alone", () => {
    expect(optionsOf("docx", { kind: "text", at: "now" })).toContain("comments");
    expect(optionsOf("docx", { kind: "redline", from: "seq:1", to: "seq:9" })).not.toContain("comments");
    expect(String(exportQuery("docx", { kind: "text", at: "now" }, new Set(["comments"])))).toBe(
      "at=now&comments=shared",
    );
  });
});

describe("what the server is asked", () => {
  it("names the moment of a text", () => {
    expect(String(exportQuery("docx", text, new Set()))).toBe("at=TSC%2F2026%2FWP.1%2FRev.1");
  });

  it("names both moments of a redline, and the options that are chosen", () => {
    expect(String(exportQuery("docx", redline, all))).toBe(
      "from=seq%3A1&to=now&notes=true&comments=shared&protect=true",
    );
  });

  it("leaves out the options that make no difference, so that the same file has one address", () => {
    expect(String(exportQuery("docx", text, all))).toBe(
      "at=TSC%2F2026%2FWP.1%2FRev.1&attribution=true&notes=true",
    );
    expect(String(exportQuery("html", redline, all))).toBe("from=seq%3A1&to=now");
    expect(String(exportQuery("pdf", redline, new Set(["notes"])))).toBe("from=seq%3A1&to=now");
  });
});
