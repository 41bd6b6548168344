import { bytesOfBase64 } from "./bytes";
import { Fault } from "./fault";
import { millisOf } from "./time";

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const quote = 0x22;
const backslash = 0x5c;
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
};
const escapesOf = new Map(
  Object.entries(shortEscapes).map(([letter, character]) => [character, `\\${letter}`]),
);

export const longest = 2n ** 63n - 1n;

/**
 * Reads JSON of which there is one form only: from left to right, each key at its place, no white space, no number and no
 * character that could be written in another way. So nothing is ever searched for, and nothing nests.
 */
export class Form {
  #at = 0;

  /** @param where a word for what holds the bytes, for the messages */
  constructor(
    private readonly bytes: Uint8Array,
    private readonly where: "line" | "payload" = "line",
  ) {}

  fault(expected: string): Fault {
    return new Fault(this.where === "line" ? "form" : "payloadForm", { expected, at: this.#at + 1 });
  }

  /** Whether these characters of ASCII come next; goes behind them if so. */
  has(literal: string): boolean {
    for (let i = 0; i < literal.length; i++) {
      if (this.bytes[this.#at + i] !== literal.charCodeAt(i)) return false;
    }
    this.#at += literal.length;
    return true;
  }

  /** Goes behind these characters of ASCII. */
  literal(literal: string): this {
    if (!this.has(literal)) throw this.fault(literal);
    return this;
  }

  end(): void {
    if (this.#at !== this.bytes.length) throw this.fault("\\n");
  }

  /** A whole number between bounds, without a sign and zeros before it. */
  long(least: bigint, most: bigint = longest): bigint {
    const from = this.#at;
    while (this.#isDigit() && this.#at - from < 20) this.#at++;
    const digits = this.#ascii(from, this.#at);
    const value = /^(0|[1-9][0-9]*)$/.test(digits) ? BigInt(digits) : undefined;
    if (value === undefined || value < least || value > most) {
      this.#at = from;
      throw this.fault(`${least}…${most}`);
    }
    return value;
  }

  /** A whole number that is a number of JavaScript. */
  integer(least: number, most: number): number {
    return Number(this.long(BigInt(least), BigInt(most)));
  }

  truth(): boolean {
    if (this.has("true")) return true;
    if (this.has("false")) return false;
    throw this.fault("true, false");
  }

  /** What stands until the next quotation mark, of ASCII without an escape, if it is of this form. */
  plain(form: RegExp, mostLength: number): string {
    const from = this.#at;
    const to = this.#quoteAfter(from, mostLength);
    const text = this.#ascii(from, to);
    if (!form.test(text)) throw this.fault(form.source);
    this.#at = to;
    return text;
  }

  one<T extends string>(of: readonly T[]): T {
    const found = of.find((each) => this.has(`${each}"`));
    if (found === undefined) throw this.fault(of.join(", "));
    this.#at--;
    return found;
  }

  time(): bigint {
    const from = this.#at;
    const millis = millisOf(this.#ascii(from, this.#quoteAfter(from, 40)));
    if (millis === undefined) throw this.fault("2026-01-31T12:00:00Z, 2026-01-31T12:00:00.500Z");
    this.#at = this.#quoteAfter(from, 40);
    return millis;
  }

  base64(mostLength: number): Uint8Array {
    const to = this.#quoteAfter(this.#at, mostLength);
    const bytes = bytesOfBase64(this.bytes.subarray(this.#at, to));
    if (bytes === undefined) throw this.fault("base64");
    this.#at = to;
    return bytes;
  }

  /** Text until the next quotation mark. What must be escaped is, in the shortest way, and nothing else. */
  text(): string {
    const from = this.#at;
    let to = from;
    while (this.bytes[to] !== quote) {
      if (to >= this.bytes.length) throw this.fault('"');
      to += this.bytes[to] === backslash ? 2 : 1;
    }
    let escaped: string;
    try {
      escaped = utf8.decode(this.bytes.subarray(from, to));
    } catch {
      throw this.fault("UTF-8");
    }
    const text = escaped.replace(/\\(?:(["\\btnfr])|u([0-9A-F]{4}))/g, (_, letter?: string, code?: string) =>
      letter === undefined
        ? String.fromCharCode(Number.parseInt(code ?? "", 16))
        : (shortEscapes[letter] ?? ""),
    );
    if (escapedForm(text) !== escaped) throw this.fault('\\" \\\\ \\b \\t \\n \\f \\r \\u001F');
    this.#at = to;
    return text;
  }

  #isDigit(): boolean {
    const byte = this.bytes[this.#at] ?? 0;
    return byte >= 0x30 && byte <= 0x39;
  }

  #quoteAfter(from: number, mostLength: number): number {
    const to = this.bytes.indexOf(quote, from);
    if (to < 0 || to - from > mostLength) throw this.fault('"');
    return to;
  }

  #ascii(from: number, to: number): string {
    let text = "";
    for (let i = from; i < to; i++) text += String.fromCharCode(this.bytes[i] ?? 0);
    return text;
  }
}

/** Controls, and halves of the characters that UTF-16 writes in two, are escaped; and nothing else but by the short escapes. */
function escapedForm(text: string): string {
  let escaped = "";
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    const code = text.charCodeAt(i);
    escaped +=
      escapesOf.get(character) ??
      (code < 0x20 || (code >= 0xd800 && code < 0xe000)
        ? `\\u${code.toString(16).toUpperCase().padStart(4, "0")}`
        : character);
  }
  return escaped;
}
