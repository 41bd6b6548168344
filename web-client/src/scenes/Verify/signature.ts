import type { SignedHead, SigningKey } from "../../model/history";

/** What this browser found out about a signed head. */
export type Finding =
  /** The signature is the key's, and what it signs names the head. */
  | "fits"
  /** The signature is not the key's, or it signs something else. */
  | "wrong"
  /** The server names no such key. */
  | "noKey"
  /** This browser has no means to check. */
  | "cannot";

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Whether what was signed names the head, in hexadecimal. */
export function names(statement: Uint8Array, head: string): boolean {
  return new TextDecoder().decode(statement).includes(head.toLowerCase());
}

/** Whether the browser can check at all: over plain HTTP, and in older browsers, it cannot. */
export function canCheck(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

/** Checks the signature of a head here, in the browser, without asking the server whether it is right. */
export async function check(head: SignedHead, keys: readonly SigningKey[]): Promise<Finding> {
  const key = keys.find(({ id }) => id === head.key);
  if (key === undefined) return "noKey";
  if (!canCheck() || key.algorithm !== "Ed25519") return "cannot";
  let publicKey: CryptoKey;
  try {
    publicKey = await crypto.subtle.importKey("spki", bytesOf(key.publicKey), "Ed25519", false, ["verify"]);
  } catch (error) {
    // The algorithm is younger than the interface.
    return error instanceof DOMException && error.name === "NotSupportedError" ? "cannot" : "wrong";
  }
  try {
    const statement = bytesOf(head.statement);
    const fits = await crypto.subtle.verify("Ed25519", publicKey, bytesOf(head.signature), statement);
    return fits && names(statement, head.head) ? "fits" : "wrong";
  } catch {
    return "wrong";
  }
}

const hash = /[0-9a-f]{64}/i;

/** The hash in what somebody pasted; undefined if there is none. */
export function headIn(pasted: string): string | undefined {
  return hash.exec(pasted.replace(/\s+/g, ""))?.[0].toLowerCase();
}
