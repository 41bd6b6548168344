import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterEach, describe, expect, it } from "vitest";
import { keepUnsearched } from "./unsearched";

let draw: (number: number) => void;

function Beside() {
  const [number, setNumber] = useState(0);
  draw = setNumber;
  return createElement("p", null, number);
}

/** A text in which the caret is, beside something that React draws; counts who goes into it. */
function aText(): { readonly text: HTMLElement; readonly visits: () => number } {
  const text = document.createElement("div");
  text.setAttribute("contenteditable", "true");
  // What jsdom has not of its own.
  Object.defineProperty(Object.getPrototypeOf(text), "contentEditable", {
    configurable: true,
    get(this: HTMLElement) {
      return this.getAttribute("contenteditable") ?? "inherit";
    },
  });
  text.tabIndex = 0;
  text.append("They shall meet");
  document.body.append(text);
  text.focus();
  getSelection()?.collapse(text.firstChild, 4);
  let visits = 0;
  const first = text.firstChild;
  Object.defineProperty(text, "firstChild", {
    get: () => {
      visits++;
      return first;
    },
  });
  return { text, visits: () => visits };
}

function drawBeside(): void {
  const host = document.createElement("div");
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(createElement(Beside)));
  flushSync(() => draw(1));
  root.unmount();
}

afterEach(() => document.body.replaceChildren());

describe("a text that is edited", () => {
  it("is searched at each drawing by React, which is why", () => {
    const { visits } = aText();

    drawBeside();

    expect(visits()).toBeGreaterThan(0);
  });

  it("is not searched when it is kept so, and is editable all the same", () => {
    const { text, visits } = aText();
    const searched = keepUnsearched(text);

    drawBeside();

    expect(visits()).toBe(0);
    expect(text.getAttribute("contenteditable")).toBe("true");
    searched();
    expect(text.contentEditable).toBe("true");
  });
});
