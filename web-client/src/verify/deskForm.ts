import { readAnchor } from "./bracketForm";
import { Form, longest } from "./form";
import { type DeskEntry, delegationCode, id } from "./record";
import { isLine, isLines } from "./text";

const audienceKinds = ["ALL", "DELEGATION", "GROUP", "CHAIR"] as const;
const holderKinds = ["DELEGATION", "GROUP"] as const;
const scopeKinds = ["CLAUSE", "BRACKET", "ALTERNATIVE", "PACKAGE", "PROPOSAL", "WHOLE"] as const;
const values = ["SUPPORT", "FLEXIBLE", "RESERVE", "OPPOSE", "AWAITING_INSTRUCTIONS"] as const;
const threadName = /^t[1-9][0-9]{0,17}$/;
const commentName = /^c[1-9][0-9]{0,17}$/;
const bracketName = /^b[1-9][0-9]{0,17}$/;
const packageName = /^p[1-9][0-9]{0,17}$/;
const mostText = 10_000;
const mostMentions = 100;
const mostNote = 500;
const mostRevision = 99n;
const mostQuote = 1_000;

/** Who hears what is said on a desk. */
export interface Audience {
  readonly kind: (typeof audienceKinds)[number];
  readonly code: string | undefined;
}

/** What a comment says, and whom it mentions. */
export interface Words {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** What somebody did on a desk. */
export type DeskAct =
  | { readonly kind: "desk"; readonly draft: string; readonly audience: Audience }
  | {
      readonly kind: "comment";
      /** The words that it quotes; "" for none. */
      readonly quote: string;
      readonly words: Words;
    }
  | { readonly kind: "answer"; readonly thread: string; readonly words: Words }
  | { readonly kind: "edit"; readonly thread: string; readonly comment: string; readonly words: Words }
  | { readonly kind: "resolve" | "reopen"; readonly thread: string }
  | {
      readonly kind: "position";
      /** Who stands, and of what that is said: what is said of the same takes the place of it. */
      readonly about: string;
      readonly value: string | undefined;
      readonly note: string | undefined;
    };

export function readAudience(form: Form): Audience {
  const kind = form.literal('{"kind":"').one(audienceKinds);
  form.literal('"');
  const isNamed = kind === "DELEGATION" || kind === "GROUP";
  const code = isNamed ? form.literal(',"code":"').plain(delegationCode, 12) : undefined;
  form.literal(isNamed ? '"}' : "}");
  return { kind, code };
}

/** The act that an entry holds. */
export function actOf({ kind, payload }: DeskEntry & { readonly kind: DeskAct["kind"] }): DeskAct {
  const form = new Form(payload, "payload");
  const act = readAct(form, kind);
  form.literal("}").end();
  return act;
}

function readAct(form: Form, kind: DeskAct["kind"]): DeskAct {
  switch (kind) {
    case "desk": {
      const draft = form.literal('{"draft":"').plain(id, 64);
      return { kind, draft, audience: readAudience(form.literal('","audience":')) };
    }
    case "comment": {
      let quote = "";
      form.literal("{");
      if (form.has('"anchor":')) {
        ({ quote } = readAnchor(form, () => form.literal(',"seq":').long(1n, longest)));
        form.literal(",");
      } else if (form.has('"proposal":')) {
        quote = readProposalPlace(form);
        form.literal(",");
      }
      return { kind, quote, words: readWords(form) };
    }
    case "answer": {
      const thread = readThread(form);
      return { kind, thread, words: readWords(form.literal(",")) };
    }
    case "edit": {
      const thread = readThread(form);
      const comment = form.literal(',"comment":"').plain(commentName, 19);
      return { kind, thread, comment, words: readWords(form.literal('",')) };
    }
    case "resolve":
    case "reopen":
      return { kind, thread: readThread(form) };
    case "position":
      return readPosition(form);
  }
}

/** What of a proposal a thread is about; the words that it quotes, "" for none. */
function readProposalPlace(form: Form): string {
  form.literal('{"id":"').plain(id, 64);
  form.literal('"');
  if (form.has(',"revision":')) form.long(0n, mostRevision);
  let quote = "";
  if (form.has(',"clause":"')) {
    form.plain(id, 64);
    form.literal('"');
    if (form.has(',"quote":"')) {
      quote = form.text();
      if (!isLines(quote, mostQuote)) throw form.fault(`1…${mostQuote}`);
      form.literal('"');
    }
  }
  form.literal("}");
  return quote;
}

function readThread(form: Form): string {
  const thread = form.literal('{"thread":"').plain(threadName, 19);
  form.literal('"');
  return thread;
}

/** How what a position is about is named, and how long that is at most. */
const nameOf: Readonly<Record<Exclude<(typeof scopeKinds)[number], "WHOLE">, readonly [RegExp, number]>> = {
  CLAUSE: [id, 64],
  BRACKET: [bracketName, 19],
  ALTERNATIVE: [id, 64],
  PACKAGE: [packageName, 19],
  PROPOSAL: [id, 64],
};

function readPosition(form: Form): DeskAct {
  const holder = form.literal('{"holder":{"kind":"').one(holderKinds);
  const code = form.literal('","code":"').plain(delegationCode, 12);
  const scope = form.literal('"},"scope":{"kind":"').one(scopeKinds);
  form.literal('"');
  let named = "";
  if (scope !== "WHOLE") {
    const [name, most] = nameOf[scope];
    named = form.literal(',"id":"').plain(name, most);
    form.literal('"');
  }
  form.literal("}");
  let value: string | undefined;
  let note: string | undefined;
  if (form.has(',"value":"')) {
    value = form.one(values);
    form.literal('"');
    if (form.has(',"note":"')) {
      note = form.text();
      if (!isLine(note, mostNote)) throw form.fault(`1…${mostNote}`);
      form.literal('"');
    }
  }
  return { kind: "position", about: `${holder} ${code} ${scope} ${named}`, value, note };
}

/** Everybody who can be mentioned, by what stands behind an `@` that belongs to no longer word, nor to an address. */
const mention = /(?<![\p{L}\p{N}@._-])@([A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9]))(?![\p{L}\p{N}])/gu;

/** Whom a text mentions of these and of the offices, each once, in its order. */
function mentioned(text: string, codes: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const [, code = ""] of text.matchAll(mention)) {
    if (found.size === mostMentions) break;
    if (code === "CHAIR" || code === "SECRETARIAT" || codes.includes(code)) found.add(code);
  }
  return [...found];
}

function readWords(form: Form): Words {
  const text = form.literal('"text":"').text();
  if (!isLines(text, mostText)) throw form.fault(`1…${mostText}`);
  form.literal('"');
  const mentions: string[] = [];
  if (form.has(',"mentions":[')) {
    do {
      if (mentions.length === mostMentions) throw form.fault("]");
      mentions.push(form.literal('"').plain(delegationCode, 12));
      form.literal('"');
    } while (form.has(","));
    form.literal("]");
  }
  if (mentioned(text, mentions).join() !== mentions.join()) throw form.fault("@");
  return { text, mentions };
}
