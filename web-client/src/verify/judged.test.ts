// @vitest-environment node
// Forgeries, keys and receipts, recorded with what the server's own verifier says of them (CONTRIBUTING.md tells how).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { receiptOf } from "./receipt";
import { type Broken, type Intact, verifyRecord } from "./verify";
import { reasons } from "./words/reasons.en";
import { say } from "./words/say";

interface Judged {
  readonly verdict: string;
  readonly key: string | undefined;
  readonly receipt: Uint8Array;
  readonly record: Uint8Array;
}

const file = gunzipSync(readFileSync("../server/src/test/resources/web-client/judged.gz"));

function* judged(): Generator<Judged> {
  let at = 0;
  const take = (length: number) => {
    at += length;
    return file.subarray(at - length, at);
  };
  const text = () => take(take(2).readUInt16BE()).toString("utf8");
  const bytes = () => take(take(4).readUInt32BE());
  while (at < file.length) {
    const verdict = text();
    const key = text();
    yield { verdict, key: key === "" ? undefined : key, receipt: bytes(), record: bytes() };
  }
}

async function* piecesOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const receiptReasons: Readonly<Record<string, readonly string[]>> = {
  CONTAINED: ["receiptFits"],
  WRONG_SIGNATURE: ["receiptNotSigned", "notEndorsed", "noEndorser"],
  UNKNOWN_KEY: ["receiptKeyMissing", "receiptByOther"],
  OTHER_DRAFT: ["receiptOfOtherDraft"],
  OTHER_LINEAGE: ["receiptOfOtherLineage"],
  SHORTER: ["receiptLater"],
  OTHER_ENTRY: ["receiptOtherHead"],
};

function verdictOf(result: Intact | Broken): string {
  return result.isIntact ? `intact ${result.header.head}` : `broken ${result.line}`;
}

const all = [...judged()];

it("has enough of each", () => {
  const count = (begin: string) => all.filter(({ verdict }) => verdict.startsWith(begin)).length;
  expect(count("intact")).toBeGreaterThan(30);
  expect(count("broken")).toBeGreaterThan(80);
  expect(count("receipt")).toBe(10);
});

it("judges records as the server's verifier does, to the line, in whatever pieces they come", async () => {
  for (const [i, { verdict, key, record, receipt }] of all.entries()) {
    if (receipt.length > 0) continue;
    const result = await verifyRecord(piecesOf(record, 1 + ((i * 997) % 40_000)), { key });
    const why = result.isIntact ? "" : say(reasons[result.reason], result.values);
    expect(verdictOf(result), `record ${i}: ${why}`).toBe(verdict);
    if (result.isIntact) continue;
    const named = [...reasons[result.reason].matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(result.values), result.reason).toEqual(expect.arrayContaining(named));
  }
});

it("finds of receipts what the server's verifier finds", async () => {
  for (const [i, { verdict, key, record, receipt }] of all.entries()) {
    if (receipt.length === 0) continue;
    const result = await verifyRecord(piecesOf(record, 9_999), { key, receipt: receiptOf(receipt) });
    const finding = result.isIntact ? result.receipt : undefined;
    const expected = receiptReasons[verdict.replace("receipt ", "")];
    expect(expected, `receipt ${i}: ${verdict}`).toContain(finding?.reason);
    expect(finding?.isContained).toBe(verdict === "receipt CONTAINED");
  }
});

it("refuses what is no receipt", () => {
  const receipt = all.find(({ receipt: { length } }) => length > 0)?.receipt ?? new Uint8Array();
  const text = new TextDecoder().decode(receipt);
  for (const other of [
    "",
    "null",
    "[]",
    "{}",
    text.slice(0, -3),
    text.replace('"receipt"', '"record"'),
    text.replace(/"version" : 1/, '"version" : 2'),
    text.replace(/"seq" : (\d+)/, '"seq" : 7'),
    text.replace(/"keys" : \[/, '"keys" : [ {},'),
    text + " ".repeat(256 * 1024),
  ]) {
    expect(() => receiptOf(new TextEncoder().encode(other)), other.slice(0, 60)).toThrow();
  }
});

it("is told that a line never ends before it is read whole", async () => {
  async function* endless() {
    for (;;) yield new Uint8Array(1 << 20).fill(97);
  }
  const result = await verifyRecord(endless());
  expect(result).toMatchObject({ isIntact: false, line: 1, reason: "lineTooLong" });
});
