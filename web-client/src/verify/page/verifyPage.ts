import { Fault } from "../fault";
import { mostReceipt, type Receipt, receiptOf } from "../receipt";
import { hash } from "../record";
import type { Broken, Intact } from "../verify";
import { say } from "../words/say";
import { checkFile, Stopped } from "./checking";
import { element } from "./element";
import { countIn, type Language } from "./language";
import { brokenResult, intactResult } from "./result";

/** What is shown below the form. */
type Shown =
  | { readonly kind: "nothing" | "stopped" | "unreadable"; readonly reason?: unknown }
  | { readonly kind: "result"; readonly file: string; readonly result: Intact | Broken };

/** The page: what one chooses, and what comes of it. What was chosen stays when the language changes. */
export class VerifyPage {
  #language: Language | undefined;
  #file: File | undefined;
  #receipt: { readonly name: string; readonly receipt: Receipt } | undefined;
  #receiptFault: unknown;
  #key = "";
  #moreIsOpen = false;
  #shown: Shown = { kind: "nothing" };
  #running: AbortController | undefined;
  #answer = element("div");

  constructor(private readonly place: Element) {
    // A file that misses its field would take the place of the page.
    for (const kind of ["dragover", "drop"] as const) {
      document.addEventListener(kind, (event) => event.preventDefault());
    }
  }

  /** Shows the page in a language. */
  show(language: Language, other: () => void): void {
    this.#language = language;
    const { words } = language;
    document.documentElement.lang = language.tag;
    document.title = `${words.title} – Plenary`;
    const switcher = element("button", { type: "button", class: "link" }, words.language);
    switcher.lang = language.tag === "en" ? "fr" : "en";
    switcher.addEventListener("click", other);
    this.#answer = element("div", { class: "answer", "aria-live": "polite" });
    this.place.replaceChildren(
      element("header", {}, element("span", { class: "brand" }, "Plenary"), switcher),
      element(
        "main",
        {},
        element("h1", {}, words.title),
        element("p", {}, words.intro),
        element("p", {}, words.apart),
        this.#more(words),
        this.#chooser(words),
        this.#answer,
      ),
    );
    this.#paint();
  }

  #words(): Language {
    if (this.#language === undefined) throw new Error("expected the page to be shown in a language first");
    return this.#language;
  }

  #chooser(words: Language["words"]): HTMLElement {
    const input = element("input", { type: "file", id: "record", class: "hidden-input" });
    input.addEventListener("change", () => {
      this.#take(input.files?.[0]);
      input.value = "";
    });
    const label = element(
      "label",
      { for: "record", class: "drop" },
      element("span", { class: "button" }, words.choose),
      element("span", { class: "quiet" }, words.drop),
    );
    const over = (isOver: boolean) => label.classList.toggle("over", isOver);
    label.addEventListener("dragover", () => over(true));
    label.addEventListener("dragleave", () => over(false));
    label.addEventListener("drop", (event) => {
      over(false);
      this.#take(event.dataTransfer?.files[0]);
    });
    return element("div", { class: "chooser" }, input, label);
  }

  #more(words: Language["words"]): HTMLElement {
    const receipt = element("input", {
      type: "file",
      id: "receipt",
      class: "hidden-input",
      accept: ".json,application/json",
      "aria-describedby": "receipt-hint",
    });
    receipt.addEventListener("change", () => {
      void this.#takeReceipt(receipt.files?.[0]);
      receipt.value = "";
    });
    const key = element("input", {
      type: "text",
      id: "key",
      spellcheck: "false",
      autocomplete: "off",
      value: this.#key,
      "aria-describedby": "key-hint",
    });
    key.addEventListener("input", () => {
      this.#key = key.value;
    });
    const details = element(
      "details",
      this.#moreIsOpen ? { open: "" } : {},
      element("summary", {}, words.more),
      element("p", { class: "quiet" }, words.moreExplain),
      element("h2", { class: "field" }, words.receipt),
      element("p", { class: "quiet", id: "receipt-hint" }, words.receiptExplain),
      element(
        "div",
        { class: "chooser" },
        receipt,
        element("label", { for: "receipt", class: "pick" }, words.receiptChoose),
      ),
      this.#chosenReceipt(words),
      element("label", { for: "key", class: "field" }, words.key),
      element("p", { class: "quiet", id: "key-hint" }, words.keyExplain),
      key,
    );
    details.addEventListener("toggle", () => {
      this.#moreIsOpen = details.open;
    });
    return details;
  }

  #chosenReceipt(words: Language["words"]): HTMLElement {
    const chosen = element("p", { class: "chosen", "aria-live": "polite" });
    const paint = () => {
      const remove = element("button", { type: "button", class: "link" }, words.receiptRemove);
      remove.addEventListener("click", () => {
        this.#receipt = undefined;
        paint();
      });
      const fault = this.#receiptFault;
      chosen.replaceChildren(
        ...(fault !== undefined ? [element("span", { class: "fault" }, this.#why(fault))] : []),
        ...(this.#receipt !== undefined ? [`✓ ${this.#receipt.name} `, remove] : []),
      );
    };
    this.#paintReceipt = paint;
    paint();
    return chosen;
  }

  #paintReceipt: () => void = () => {};

  async #takeReceipt(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    this.#receipt = undefined;
    this.#receiptFault = undefined;
    try {
      const bytes = new Uint8Array(await file.slice(0, mostReceipt + 1).arrayBuffer());
      this.#receipt = { name: file.name, receipt: receiptOf(bytes) };
    } catch (error) {
      this.#receiptFault = error;
    }
    this.#paintReceipt();
  }

  #why(error: unknown): string {
    return error instanceof Fault ? say(this.#words().reasons[error.reason], error.values) : String(error);
  }

  #take(file: File | undefined): void {
    if (file === undefined) return;
    this.#file = file;
    void this.#check();
  }

  async #check(): Promise<void> {
    const file = this.#file;
    const key = this.#key.trim().toLowerCase();
    if (file === undefined) return;
    if (key !== "" && !hash.test(key)) {
      this.#shown = { kind: "unreadable", reason: "key" };
      this.#paint();
      return;
    }
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const known = { key: key === "" ? undefined : key, receipt: this.#receipt?.receipt };
    const progress = this.#paintProgress(running);
    try {
      progress(file.name, 0, 0);
      const result = await checkFile(file, known, running.signal, ({ percent, entries }) =>
        progress(file.name, percent, entries),
      );
      this.#shown = { kind: "result", file: file.name, result };
    } catch (error) {
      this.#shown = error instanceof Stopped ? { kind: "stopped" } : { kind: "unreadable", reason: error };
    }
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#paint();
    this.#answer.querySelector("h2")?.focus();
  }

  /** Shows how far one is; gives what shows more of it. */
  #paintProgress(running: AbortController): (file: string, percent: number, entries: number) => void {
    const bar = element("progress", { max: "100", value: "0", "aria-labelledby": "progress" });
    const said = element("p", { id: "progress" });
    const stop = element("button", { type: "button" }, this.#words().words.stop);
    stop.addEventListener("click", () => running.abort());
    const answer = this.#answer;
    answer.removeAttribute("aria-live");
    answer.replaceChildren(element("div", { class: "progress" }, said, bar, stop));
    return (file, percent, entries) => {
      const language = this.#words();
      bar.value = percent;
      said.textContent = say(language.words.checking, { file, percent, entries: countIn(language, entries) });
      // The language may have been changed meanwhile.
      if (this.#answer !== answer && this.#running === running) {
        this.#answer.replaceChildren(...answer.childNodes);
      }
    };
  }

  #paint(): void {
    const language = this.#words();
    const { words } = language;
    const shown = this.#shown;
    this.#answer.setAttribute("aria-live", "polite");
    if (this.#running !== undefined) return;
    if (shown.kind === "nothing") {
      this.#answer.replaceChildren();
      return;
    }
    if (shown.kind === "result") {
      const { file, result } = shown;
      const nodes = result.isIntact
        ? intactResult(language, file, result)
        : brokenResult(language, file, result);
      this.#answer.replaceChildren(...nodes, this.#again(words));
      return;
    }
    const said =
      shown.kind === "stopped"
        ? words.stopped
        : shown.reason === "key"
          ? words.keyWrong
          : say(words.unreadable, { reason: this.#why(shown.reason) });
    this.#answer.replaceChildren(element("p", { class: "fault", role: "alert" }, said), this.#again(words));
  }

  #again(words: Language["words"]): HTMLElement {
    const again = element("button", { type: "button" }, words.again);
    again.addEventListener("click", () => void this.#check());
    return element("p", { class: "again" }, again);
  }
}
