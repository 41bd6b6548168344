// @vitest-environment node
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SignedHead, SigningKey } from "../../model/history";
import { draftId, lineageId } from "../../model/ids";
import { check, headIn } from "./signature";

const hash = "ab12".repeat(16);
const pair = generateKeyPairSync("ed25519");

function keyOf(publicKey: KeyObject, id = "k1"): SigningKey {
  return {
    id,
    algorithm: "Ed25519",
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    createdAt: new Date(0),
    retiredAt: undefined,
    endorsedBy: undefined,
  };
}

function headOf(text: string, head = hash): SignedHead {
  const statement = Buffer.from(text);
  return {
    draft: draftId("d"),
    lineage: lineageId("l"),
    symbol: "WP.1/Rev.1",
    number: 1,
    seq: 8,
    head,
    at: new Date(0),
    key: "k1",
    signature: sign(null, statement, pair.privateKey).toString("base64"),
    statement: statement.toString("base64"),
  };
}

afterEach(() => vi.unstubAllGlobals());

describe("a signed head", () => {
  const keys = [keyOf(pair.publicKey)];
  const good = headOf(`{"head":"${hash}"}`);

  it("fits where the key signed a statement of that head", async () => {
    expect(await check(good, keys)).toBe("fits");
  });

  it("is wrong where the signature, the statement or the key is another's", async () => {
    const other = headOf("something else");
    expect(await check({ ...good, statement: other.statement }, keys)).toBe("wrong");
    expect(await check({ ...good, signature: other.signature }, keys)).toBe("wrong");
    expect(await check(good, [keyOf(generateKeyPairSync("ed25519").publicKey)])).toBe("wrong");
    expect(await check({ ...good, signature: "!" }, keys)).toBe("wrong");
    expect(await check(good, [{ ...keyOf(pair.publicKey), publicKey: "AAAA" }])).toBe("wrong");
  });

  it("is wrong where the statement is signed, but of another head", async () => {
    expect(await check({ ...good, head: "cd34".repeat(16) }, keys)).toBe("wrong");
  });

  it("cannot be checked without its key, or without the means", async () => {
    expect(await check(good, [keyOf(pair.publicKey, "k2")])).toBe("noKey");
    expect(await check(good, [{ ...keyOf(pair.publicKey), algorithm: "Moon" }])).toBe("cannot");
    vi.stubGlobal("crypto", {});
    expect(await check(good, keys)).toBe("cannot");
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
