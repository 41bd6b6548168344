import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, it } from "vitest";
import * as sync from "y-protocols/sync";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { type Named, namedInArrival } from "../model/arrival";
import { tellOfArrivals } from "./arrivals";

/** What a document can be asked while it takes a message, and what it says then. */
function heard(start: Y.Doc, write: (encoder: encoding.Encoder) => void) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(start));
  const provider = new WebsocketProvider("ws://localhost", "d", doc, { connect: false, disableBc: true });
  tellOfArrivals(provider);
  let named: Named | undefined;
  doc.getText("text").observe(() => {
    named = namedInArrival(doc);
  });
  const message = encoding.createEncoder();
  write(message);
  const decoder = decoding.createDecoder(encoding.toUint8Array(message));
  provider.messageHandlers[0]?.(encoding.createEncoder(), decoder, provider, true, 0);
  provider.destroy();
  return { said: doc.getText("text").toString(), named, later: namedInArrival(doc) };
}

function started(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText("text").insert(0, "One two");
  return doc;
}

describe("a change that arrives", () => {
  it("says what it deletes, also what is deleted here already, while the document takes it and no longer", () => {
    const here = started();
    const there = started();
    const state = Y.encodeStateVector(there);
    there.getText("text").delete(0, 4);
    here.getText("text").delete(0, 2);
    const { said, named, later } = heard(here, (to) =>
      sync.writeUpdate(to, Y.encodeStateAsUpdate(there, state)),
    );
    expect(said).toBe("two");
    expect(named?.clients.get(1)).toMatchObject([{ clock: 0, len: 4 }]);
    expect(later).toBeUndefined();
  });

  it("is not what tells of many changes", () => {
    const there = started();
    there.getText("text").delete(0, 4);
    const { said, named } = heard(started(), (to) => sync.writeSyncStep2(to, there));
    expect(said).toBe("two");
    expect(named).toBeUndefined();
  });
});
