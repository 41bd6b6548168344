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

function Choosing({ kind }: { kind: ExportSubject["kind"] }) {
  const [format, setFormat] = useState<ExportFormat>("docx");
  const [chosen, setChosen] = useState<ChosenOptions>(new Set());
  return (
    <MantineProvider>
      <FormatChoice kind={kind} format={format} onFormat={setFormat} chosen={chosen} onOptions={setChosen} />
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
    render(<Choosing kind="redline" />);
    expect(options()).toEqual(["With the chair’s decisions", "Keep further changes tracked"]);
    choose("PDF");
    expect(options()).toEqual(["Line numbers"]);
    choose("HTML");
    expect(options()).toEqual([]);
  });

  it("keeps an option for whoever comes back to its format", () => {
    render(<Choosing kind="text" />);
    choose("With the chair’s decisions");
    choose("JSON");
    choose("Word");
    expect(input("With the chair’s decisions").checked).toBe(true);
  });

  it("says why a format cannot show a redline", () => {
    render(<Choosing kind="redline" />);
    const akn = input("Akoma Ntoso");
    expect(akn.disabled).toBe(true);
    const why = document.getElementById(akn.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toBe("Has no marks for changes: export each text instead.");
    cleanup();
    render(<Choosing kind="text" />);
    expect(input("Akoma Ntoso").disabled).toBe(false);
  });
});
