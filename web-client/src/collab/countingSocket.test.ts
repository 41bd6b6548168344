import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import { documentMessageOf } from "./countingSocket";

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

describe("what counts as a document message", () => {
  const doc = new Y.Doc();
  it.each<[string, Uint8Array, string | undefined]>([
    ["a question for what is missing", frame(0, (e) => sync.writeSyncStep1(e, doc)), undefined],
    ["the whole state", frame(0, (e) => sync.writeSyncStep2(e, doc)), "state"],
    ["an update", frame(0, (e) => sync.writeUpdate(e, new Uint8Array([0, 0]))), "update"],
    ["presence", frame(1, (e) => encoding.writeVarUint(e, 2)), undefined],
    ["an empty frame", new Uint8Array(), undefined],
  ])("%s", (_name, bytes, expected) => {
    expect(documentMessageOf(bytes)).toBe(expected);
  });
});
