import type { Form } from "./form";
import { isLine } from "./text";

/** Reads why something was decided, if that stands next. */
export function readReason(form: Form): string | undefined {
  if (!form.has(',"reason":"')) return undefined;
  const reason = form.text();
  if (!isLine(reason, 1000)) throw form.fault("1…1000");
  form.literal('"');
  return reason;
}
