import type { Form } from "./form";
import { type Anchor, excerptUnits, type Unit } from "./passage";
import { readReason } from "./reason";
import { delegationCode, id } from "./record";
import { hasHalves, isLine } from "./text";

const mostPlaces = 50;
const mostQuoted = 20_000;
const mostNumber = 2 ** 53 - 1;

const bracketKinds = ["CONTESTED", "PLACEHOLDER"] as const;
const stances = ["KEEP", "DELETE", "RESERVE"] as const;
const outcomes = ["KEEP", "DELETE"] as const;
const name = /^b[1-9][0-9]{0,17}$/;
const holder = new RegExp(`^(chair|unknown)$|${delegationCode.source}`);

type Stance = (typeof stances)[number];

/** What somebody decided about a bracket. */
export type BracketDecision =
  | {
      readonly kind: "bracket";
      readonly bracketKind: (typeof bracketKinds)[number];
      readonly on: readonly Anchor[];
      readonly holder: string;
      readonly stance: Stance;
      readonly note: string | undefined;
    }
  | {
      readonly kind: "bracket-hold";
      readonly bracket: string;
      readonly holder: string;
      readonly stance: Stance;
      readonly note: string | undefined;
    }
  | { readonly kind: "bracket-leave"; readonly bracket: string; readonly holder: string }
  | { readonly kind: "bracket-settle"; readonly bracket: string; readonly as: (typeof outcomes)[number] }
  | { readonly kind: "bracket-again"; readonly bracket: string };

/** Reads a decision about a bracket up to who took it. */
export function readBracketDecision(form: Form, kind: BracketDecision["kind"]): BracketDecision {
  switch (kind) {
    case "bracket": {
      const bracketKind = form.literal('{"kind":"').one(bracketKinds);
      const on = readAnchors(form.literal('","on":['));
      return { kind, bracketKind, on, ...readHold(form) };
    }
    case "bracket-hold":
      return { kind, bracket: readName(form), ...readHold(form) };
    case "bracket-leave":
      return { kind, bracket: readName(form), holder: readHolder(form) };
    case "bracket-settle": {
      const bracket = readName(form);
      const as = form.literal(',"as":"').one(outcomes);
      form.literal('","agreed":').truth();
      readReason(form);
      return { kind, bracket, as };
    }
    case "bracket-again":
      return { kind, bracket: readName(form) };
  }
}

function readName(form: Form): string {
  const bracket = form.literal('{"bracket":"').plain(name, 19);
  form.literal('"');
  return bracket;
}

function readHolder(form: Form): string {
  const read = form.literal(',"holder":"').plain(holder, 12);
  form.literal('"');
  return read;
}

function readHold(form: Form): { holder: string; stance: Stance; note: string | undefined } {
  const by = readHolder(form);
  const stance = form.literal(',"stance":"').one(stances);
  form.literal('"');
  let note: string | undefined;
  if (form.has(',"note":"')) {
    note = form.text();
    if (!isLine(note, 500)) throw form.fault("1…500");
    form.literal('"');
  }
  return { holder: by, stance, note };
}

function readAnchors(form: Form): readonly Anchor[] {
  const on: Anchor[] = [];
  const seen = new Set<string>();
  let quoted = 0;
  do {
    if (on.length === mostPlaces) throw form.fault("]");
    const anchor = readAnchor(form);
    const written = JSON.stringify(anchor);
    if (seen.has(written)) throw form.fault(`≠ ${anchor.clause}`);
    seen.add(written);
    quoted += anchor.quote.length;
    if (quoted > mostQuoted) throw form.fault(`0…${mostQuoted}`);
    on.push(anchor);
  } while (form.has(","));
  form.literal("]");
  return on;
}

/**
 * Reads an anchor.
 *
 * @param more reads what stands behind the quote
 */
export function readAnchor(form: Form, more: () => void = () => {}): Anchor {
  const clause = form.literal('{"clause":"').plain(id, 64);
  form.literal('"');
  let ends: Anchor["ends"];
  if (form.has(',"from":')) {
    const from = readUnit(form);
    ends = [from, readUnit(form.literal(',"to":'))];
  }
  const quote = form.literal(',"quote":"').text();
  const fits =
    !hasHalves(quote) &&
    (ends === undefined ? quote.length <= excerptUnits + 1 : quote !== "" && quote.length <= mostQuoted);
  if (!fits) throw form.fault(`0…${mostQuoted}`);
  form.literal('"');
  more();
  form.literal("}");
  return { clause, ends, quote };
}

function readUnit(form: Form): Unit {
  const client = form.literal("[").integer(0, mostNumber);
  const clock = form.literal(",").integer(0, mostNumber);
  form.literal("]");
  return [client, clock];
}
