// @vitest-environment node
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SignedRevision, SigningKey, Witness } from "../../model/history";
import { draftId, lineageId } from "../../model/ids";
import { check, headIn } from "./signature";

const hash = "ab12".repeat(16);
const pair = generateKeyPairSync("ed25519");

function keyOf(publicKey: KeyObject): SigningKey {
  const spki = publicKey.export({ type: "spki", format: "der" });
  return {
    id: createHash("sha256").update(spki).digest("hex"),
    algorithm: "Ed25519",
    publicKey: spki.toString("base64"),
    createdAt: new Date(0),
    retiredAt: undefined,
    endorsedBy: undefined,
  };
}

const key = keyOf(pair.publicKey);

/** As the server writes it: see the description of its statements. */
function text(value: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value)]);
}

function statement(): Buffer {
  const numbers = Buffer.alloc(12);
  numbers.writeUInt32BE(1, 0);
  numbers.writeBigUInt64BE(8n, 4);
  const at = Buffer.alloc(8);
  at.writeBigUInt64BE(1_764_090_000_123n);
  return Buffer.concat([
    ...["plenary-head-1", "d", "l", "TSC/É/Rev.1"].map(text),
    numbers,
    Buffer.from(hash, "hex"),
    at,
  ]);
}

const good: SignedRevision = {
  kind: "revision",
  draft: draftId("d"),
  lineage: lineageId("l"),
  symbol: "TSC/É/Rev.1",
  number: 1,
  seq: 8,
  head: hash,
  at: new Date(1_764_090_000_123),
  key: key.id,
  signature: sign(null, statement(), pair.privateKey).toString("base64"),
};

afterEach(() => vi.unstubAllGlobals());

describe("a signed head", () => {
  it("fits where the key signed all that is shown of it", async () => {
    expect(await check(good, [key])).toBe("fits");
  });

  it.each<[string, Partial<SignedRevision>]>([
    ["draft", { draft: draftId("e") }],
    ["lineage", { lineage: lineageId("m") }],
    ["symbol", { symbol: "TSC/É/Rev.2" }],
    ["number", { number: 2 }],
    ["entry", { seq: 9 }],
    ["hash", { head: "cd34".repeat(16) }],
    ["time", { at: new Date(1_764_090_000_124) }],
    ["signature", { signature: sign(null, Buffer.from("x"), pair.privateKey).toString("base64") }],
    ["signature, which is none", { signature: "!" }],
  ])("is wrong with another %s", async (_name, other) => {
    expect(await check({ ...good, ...other }, [key])).toBe("wrong");
  });

  it("is wrong where the key is not the one that its name stands for", async () => {
    const other = { ...keyOf(generateKeyPairSync("ed25519").publicKey), id: key.id };
    expect(await check(good, [other])).toBe("wrong");
    // Even where that key did sign it.
    const named = { ...key, id: "ab".repeat(32) };
    expect(await check({ ...good, key: named.id }, [named])).toBe("wrong");
    expect(await check(good, [{ ...key, publicKey: "AAAA" }])).toBe("wrong");
  });

  it("cannot be checked without its key, or without the means", async () => {
    expect(await check(good, [keyOf(generateKeyPairSync("ed25519").publicKey)])).toBe("noKey");
    expect(await check(good, [{ ...key, algorithm: "Moon" }])).toBe("cannot");
    vi.stubGlobal("crypto", {});
    expect(await check(good, [key])).toBe("cannot");
  });
});

describe("a head that a server saw", () => {
  const numbers = Buffer.alloc(16);
  numbers.writeBigUInt64BE(8n, 0);
  numbers.writeBigUInt64BE(1_764_090_000_123n, 8);
  const written = Buffer.concat([
    ...["plenary-receipt-1", "d", "l"].map(text),
    numbers.subarray(0, 8),
    Buffer.from(hash, "hex"),
    numbers.subarray(8),
    text(key.id),
  ]);
  const { symbol: _symbol, number: _number, ...facts } = good;
  const receipt: Witness = {
    ...facts,
    kind: "receipt",
    signature: sign(null, written, pair.privateKey).toString("base64"),
  };

  it("fits as what it is, and as nothing else", async () => {
    expect(await check(receipt, [key])).toBe("fits");
    expect(await check({ ...receipt, kind: "import" }, [key])).toBe("wrong");
    expect(await check({ ...receipt, seq: 9 }, [key])).toBe("wrong");
    expect(await check({ ...receipt, at: new Date(0) }, [key])).toBe("wrong");
    expect(await check({ ...good, signature: receipt.signature }, [key])).toBe("wrong");
    expect(await check({ ...facts, kind: "withheld" }, [key])).toBe("withheld");
  });
});

describe("a head that is pasted", () => {
  it.each([
    [hash, hash],
    [`head: ${hash.toUpperCase()}.`, hash],
    [`${hash.slice(0, 30)}\n ${hash.slice(30)}`, hash],
    [hash.slice(1), undefined],
    ["", undefined],
  ])("%j holds %j", (pasted, head) => {
    expect(headIn(pasted)).toBe(head);
  });
});
