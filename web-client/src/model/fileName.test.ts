import { describe, expect, it } from "vitest";
import { fileNameOf } from "./fileName";

describe("the name of a file", () => {
  it.each([
    ['attachment; filename="TSC-2026-WP.1-Rev.1.docx"', "TSC-2026-WP.1-Rev.1.docx"],
    ["attachment; filename=plain.txt", "plain.txt"],
    [`attachment; filename="x.pdf"; filename*=UTF-8''R%C3%A9vision%201.pdf`, "Révision 1.pdf"],
    [`attachment; filename*=utf-8'fr'%D9%85.pdf; filename="x.pdf"`, "م.pdf"],
    ['INLINE; FILENAME="a \\"b\\".md"', "a b.md"],
  ])("is read from %s", (disposition, name) => {
    expect(fileNameOf(disposition, "usual")).toBe(name);
  });

  it.each([
    ['attachment; filename="../../etc/passwd"', "passwd"],
    ['attachment; filename="C:\\\\Windows\\\\x.docx"', "x.docx"],
    ['attachment; filename="..\u202Excod.exe"', "xcod.exe"],
    ['attachment; filename=".bashrc"', "bashrc"],
    [`attachment; filename="good.txt"; filename*=UTF-8''%E0%A4%A`, "good.txt"],
    [`attachment; filename*=UTF-8''..%2F..%2Fx.txt`, "x.txt"],
  ])("leads nowhere else: %s", (disposition, name) => {
    expect(fileNameOf(disposition, "usual")).toBe(name);
  });

  it.each([null, "", "attachment", 'attachment; filename=""', 'attachment; filename="../"'])(
    "is the usual one where %s gives none",
    (disposition) => {
      expect(fileNameOf(disposition, "draft.docx")).toBe("draft.docx");
    },
  );

  it("has a bound, and keeps its end", () => {
    const name = fileNameOf(`attachment; filename="${"a".repeat(5000)}.docx"`, "usual");
    expect(name.length).toBe(200);
    expect(name.endsWith(".docx")).toBe(true);
  });
});
