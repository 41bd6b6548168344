import type { Form } from "./form";
import { symbol } from "./record";

/** Reads a symbol, and the quotation mark behind it. */
export function readSymbol(form: Form): string {
  const read = form.text();
  if (!symbol.test(read)) throw form.fault(symbol.source);
  form.literal('"');
  return read;
}
