import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Finding } from "../../model/intake";
import { Findings } from "./IntakeReport";

beforeAll(async () => {
  const translation = { intake: { further: "and {{count}} more" } };
  await i18next.use(initReactI18next).init({ lng: "en", resources: { en: { translation } } });
});

afterEach(cleanup);

const footnote = (at: number): Finding => ({
  severity: "LOST",
  code: "footnotes",
  message: "Footnotes were left out.",
  count: 1,
  place: `paragraph ${at}`,
  excerpt: `Note ${at}.`,
  further: false,
});

it("shows the words of a few losses at once", () => {
  render(<Findings findings={[footnote(4), footnote(9)]} />);
  expect(screen.getByText("Note 4.")).toBeDefined();
  expect(screen.getByText("Note 9.")).toBeDefined();
});

it("shows those of hundreds when they are asked for, and how many more there are", () => {
  const all = Array.from({ length: 400 }, (_, at) => footnote(at + 1));
  const { container } = render(
    <Findings
      findings={[...all, { ...footnote(0), count: 12, place: undefined, excerpt: undefined, further: true }]}
    />,
  );
  expect(container.querySelectorAll("q")).toHaveLength(0);

  const details = container.querySelector("details");
  if (details === null) throw new Error("There is nothing to open.");
  details.open = true;
  fireEvent(details, new Event("toggle"));

  expect(container.querySelectorAll("q")).toHaveLength(400);
  expect(container.textContent).toContain("and 12 more");
});
