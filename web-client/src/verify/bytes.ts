import { sha256 } from "@noble/hashes/sha2.js";

const digits = "0123456789abcdef";
const base64Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const utf8 = new TextEncoder();

/** The value of each letter of base64 by its code; 255 for what is none. */
const base64Values = new Uint8Array(256).fill(255);
for (let value = 0; value < 64; value++) base64Values[base64Letters.charCodeAt(value)] = value;

/** Two hexadecimal digits in lower case for each byte. */
export function hexOf(bytes: Uint8Array): string {
  let hex = "";
  for (const byte of bytes) hex += `${digits[byte >> 4]}${digits[byte & 15]}`;
  return hex;
}

/** The bytes of hexadecimal digits in lower case, of which there is an even number. */
export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

/** Base64 with its padding, as RFC 4648 says in section 4. */
export function base64Of(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const three = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += base64Letters[three >> 18];
    text += base64Letters[(three >> 12) & 63];
    text += left > 1 ? base64Letters[(three >> 6) & 63] : "=";
    text += left > 2 ? base64Letters[three & 63] : "=";
  }
  return text;
}

/** The bytes that letters stand for; undefined if they are not the one form of base64, with padding and no stray bits. */
export function bytesOfBase64(letters: Uint8Array): Uint8Array | undefined {
  const { length } = letters;
  if (length % 4 !== 0) return undefined;
  const padding = length === 0 || letters[length - 1] !== 61 ? 0 : letters[length - 2] === 61 ? 2 : 1;
  const bytes = new Uint8Array((length / 4) * 3 - padding);
  let at = 0;
  let held = 0;
  let bits = 0;
  for (let i = 0; i < length - padding; i++) {
    const value = base64Values[letters[i] ?? 0] ?? 255;
    if (value === 255) return undefined;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : undefined;
}

/** Whether two runs of bytes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

/** Bytes that are hashed or signed, put together part by part. Integers are big-endian. */
export class Statement {
  #parts: Uint8Array[] = [];

  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  integer(value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value);
    return this.raw(bytes);
  }

  long(value: number | bigint): this {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
    return this.raw(bytes);
  }

  /** The length in four bytes, and then the bytes. */
  bytes(bytes: Uint8Array): this {
    return this.integer(bytes.length).raw(bytes);
  }

  /** The text in UTF-8, as {@link bytes}. */
  string(text: string): this {
    return this.bytes(utf8.encode(text));
  }

  /** All of it. */
  whole(): Uint8Array {
    const whole = new Uint8Array(this.#parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  /** The SHA-256 of all of it. */
  sha256(): Uint8Array {
    const hash = sha256.create();
    for (const part of this.#parts) hash.update(part);
    return hash.digest();
  }
}
