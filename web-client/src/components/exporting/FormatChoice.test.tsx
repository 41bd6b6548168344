import { MantineProvider } from "@mantine/core";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { useState } from "react";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { ChosenOptions, ExportFormat, ExportSubject } from "../../model/export";
import papers from "../papers.en.json";
import { FormatChoice } from "./FormatChoice";

beforeAll(async () => {
  window.matchMedia ??= () => ({ matches: false, addEventListener() {}, removeEventListener() {} }) as never;
  await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation: papers } } });
});
afterEach(cleanup);

const live: ExportSubject = { kind: "text", at: "now" };
const changes: ExportSubject = { kind: "redline", from: "seq:2", to: "now" };

function Choosing({ subject }: { subject: ExportSubject }) {
  const [format, setFormat] = useState<ExportFormat>("docx");
  const [chosen, setChosen] = useState<ChosenOptions>(new Set());
  return (
    <MantineProvider>
      <FormatChoice
        subject={subject}
        format={format}
        onFormat={setFormat}
        chosen={chosen}
        onOptions={setChosen}
      />
    </MantineProvider>
  );
}

// By their labels: to look for roles in so many elements takes seconds.
const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);
const choose = (label: string) => fireEvent.click(input(label));
const options = () =>
  [...document.querySelectorAll<HTMLInputElement>("input[type=checkbox]")].map(
    ({ labels }) => labels?.[0]?.textContent,
  );

describe("the choice of a format", () => {
  it("offers the options that make a difference to it", () => {
    render(<Choosing subject={changes} />);
    expect(options()).toEqual([
      "With the chair’s decisions",
      "With comments for everybody",
      "Keep further changes tracked",
    ]);
    choose("PDF");
    expect(options()).toEqual(["Line numbers"]);
    choose("HTML");
    expect(options()).toEqual([]);
  });

  it("offers comments with the text as it is now alone", () => {
    render(<Choosing subject={{ kind: "text", at: "seq:7" }} />);
    expect(options()).not.toContain("With comments for everybody");
    cleanup();
    render(<Choosing subject={live} />);
    expect(options()).toContain("With comments for everybody");
  });

  it("keeps an option for whoever comes back to its format", () => {
    render(<Choosing subject={live} />);
    choose("With the chair’s decisions");
    choose("JSON");
    choose("Word");
    expect(input("With the chair’s decisions").checked).toBe(true);
  });

  it("says why a format cannot show a redline", () => {
    render(<Choosing subject={changes} />);
    const akn = input("Akoma Ntoso");
    expect(akn.disabled).toBe(true);
    const why = document.getElementById(akn.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toBe("Has no marks for changes: export each text instead.");
    cleanup();
    render(<Choosing subject={live} />);
    expect(input("Akoma Ntoso").disabled).toBe(false);
  });
});
