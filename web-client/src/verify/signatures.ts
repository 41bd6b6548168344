import { ed25519 } from "@noble/curves/ed25519.js";
import { Statement } from "./bytes";
import { demand } from "./fault";
import { type Key, type Purpose, type SignedHead, statementOf } from "./record";

const rawKeyFrom = 12;

/** Whether a signature under a statement is that of a key. */
export function isBy(key: Key, statement: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    return ed25519.verify(signature, statement, key.publicKey.subarray(rawKeyFrom), { zip215: false });
  } catch {
    // The bytes are those of no point.
    return false;
  }
}

/** Keys by which signatures are checked. */
export class Keys {
  readonly #keys = new Map<string, Key>();

  /** Takes a key. One that another endorses comes behind it. */
  add(key: Key): void {
    const { id, endorsedBy, endorsement } = key;
    if (endorsedBy !== undefined && endorsement !== undefined) {
      const endorser = this.#keys.get(endorsedBy);
      demand(endorser !== undefined, "noEndorser", { key: id, by: endorsedBy });
      const statement = new Statement()
        .string("plenary-key-1")
        .string(endorsedBy)
        .bytes(key.publicKey)
        .long(key.createdAt);
      demand(isBy(endorser, statement.whole(), endorsement), "notEndorsed", { key: id, by: endorsedBy });
    }
    demand(!this.#keys.has(id), "keyTwice", { key: id });
    this.#keys.set(id, key);
  }

  ids(): readonly string[] {
    return [...this.#keys.keys()];
  }

  get(id: string): Key | undefined {
    return this.#keys.get(id);
  }

  hasSigned(purpose: Purpose, signed: SignedHead): boolean {
    const key = this.#keys.get(signed.key);
    return key !== undefined && isBy(key, statementOf(purpose, signed), signed.signature);
  }

  /** Whether a key is another, or was endorsed by it, directly or in steps. */
  descends(key: string, from: string): boolean {
    for (let at = this.#keys.get(key); at !== undefined; at = this.#keys.get(at.endorsedBy ?? "")) {
      if (at.id === from) return true;
    }
    return false;
  }
}
