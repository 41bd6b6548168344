import type { PublishedHead, SignedHead, SigningKey } from "../../model/history";

/** What this browser found out about a signed head. */
export type Finding =
  /** The signature is the key's, and signs all that is shown of the head. */
  | "fits"
  /** The signature is not the key's, or it signs something else. */
  | "wrong"
  /** There is no signature to be checked: the draft is not open to everybody. */
  | "withheld"
  /** The server names no such key. */
  | "noKey"
  /** This browser has no means to check. */
  | "cannot";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Writes the parts of a statement as the server does: integers with their first byte first, texts after their length. */
class StatementWriter {
  readonly #bytes: number[] = [];

  number(value: number, size: 4 | 8): this {
    const view = new DataView(new ArrayBuffer(8));
    view.setBigUint64(0, BigInt(value));
    this.#bytes.push(...new Uint8Array(view.buffer).slice(8 - size));
    return this;
  }

  text(value: string): this {
    const bytes = new TextEncoder().encode(value);
    this.number(bytes.length, 4);
    this.#bytes.push(...bytes);
    return this;
  }

  hash(hex: string): this {
    for (const [byte] of hex.matchAll(/../g)) this.#bytes.push(Number.parseInt(byte, 16));
    return this;
  }

  written(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes);
  }
}

/**
 * What a head's signature signs, made anew from what the page shows of the head: so nothing is shown that was not
 * signed, whatever statement the server sends along.
 */
export function statementOf(head: SignedHead): Uint8Array<ArrayBuffer> {
  const written = new StatementWriter();
  if (head.kind === "revision") {
    return written
      .text("plenary-head-1")
      .text(head.draft)
      .text(head.lineage)
      .text(head.symbol)
      .number(head.number, 4)
      .number(head.seq, 8)
      .hash(head.head)
      .number(head.at.getTime(), 8)
      .written();
  }
  return written
    .text(`plenary-${head.kind}-1`)
    .text(head.draft)
    .text(head.lineage)
    .number(head.seq, 8)
    .hash(head.head)
    .number(head.at.getTime(), 8)
    .text(head.key)
    .written();
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Whether the browser can check at all: over plain HTTP, and in older browsers, it cannot. */
export function canCheck(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Checks the signature of a head here, in the browser, without asking the server whether it is right. */
export async function check(head: PublishedHead, keys: readonly SigningKey[]): Promise<Finding> {
  if (head.kind === "withheld") return "withheld";
  const key = keys.find(({ id }) => id === head.key);
  if (key === undefined) return "noKey";
  if (!canCheck() || key.algorithm !== "Ed25519") return "cannot";
  try {
    const spki = bytesOf(key.publicKey);
    // A key is named by its own hash, so that a name once written down stands for one key only.
    if (hexOf(await crypto.subtle.digest("SHA-256", spki)) !== key.id) return "wrong";
    const publicKey = await crypto.subtle.importKey("spki", spki, "Ed25519", false, ["verify"]);
    const signature = bytesOf(head.signature);
    const fits = await crypto.subtle.verify("Ed25519", publicKey, signature, statementOf(head));
    return fits ? "fits" : "wrong";
  } catch (error) {
    // The algorithm is younger than the interface.
    return error instanceof DOMException && error.name === "NotSupportedError" ? "cannot" : "wrong";
  }
}

const hash = /[0-9a-f]{64}/i;

/** The hash in what somebody pasted; undefined if there is none. */
export function headIn(pasted: string): string | undefined {
  return hash.exec(pasted.replace(/\s+/g, ""))?.[0].toLowerCase();
}
