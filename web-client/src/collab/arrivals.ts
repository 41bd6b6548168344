import * as decoding from "lib0/decoding";
import type { WebsocketProvider } from "y-websocket";
import { arrive } from "../model/arrival";

const syncMessage = 0;
const update = 2;

/** The change that a message brings which is to be read next; undefined for questions, and for what tells of many changes. */
function changeIn(decoder: decoding.Decoder): Uint8Array | undefined {
  const ahead = decoding.clone(decoder);
  return decoding.readVarUint(ahead) === update ? decoding.readVarUint8Array(ahead) : undefined;
}

/** Lets be asked, while a provider's document takes somebody's change, what that says itself: see {@link arrive}. */
export function tellOfArrivals({ doc, messageHandlers }: WebsocketProvider): void {
  const read = messageHandlers[syncMessage];
  if (read === undefined) throw new Error("expected a provider that reads messages of documents");
  messageHandlers[syncMessage] = (encoder, decoder, ...others) => {
    const change = changeIn(decoder);
    if (change === undefined) read(encoder, decoder, ...others);
    else arrive(doc, change, () => read(encoder, decoder, ...others));
  };
}
