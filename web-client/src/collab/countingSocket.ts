import * as decoding from "lib0/decoding";
import type { HeldBack } from "./heldBack";

const syncMessage = 0;

/** What a document message brings: the text as it stands, or a change of it. */
export type DocumentMessage = "state" | "update";

/** What kind of document message a frame is, or undefined for every other frame (questions, presence). */
export function documentMessageOf(frame: Uint8Array): DocumentMessage | undefined {
  const decoder = decoding.createDecoder(frame);
  if (frame.length < 2 || decoding.readVarUint(decoder) !== syncMessage) return undefined;
  switch (decoding.readVarUint(decoder)) {
    case 1:
      return "state";
    case 2:
      return "update";
    default:
      return undefined;
  }
}

/**
 * The browser's WebSocket, with two differences. It tells of each document message that it was given to send: one socket
 * is one connection, so the count of what it told is the count that the server answers with. And what comes in goes
 * through `heldBack`.
 */
export function countingSocket(
  onSent: (message: DocumentMessage) => void,
  heldBack: HeldBack,
): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    override send(data: Parameters<WebSocket["send"]>[0]): void {
      super.send(data);
      if (data instanceof Uint8Array) {
        const message = documentMessageOf(data);
        if (message !== undefined) onSent(message);
      }
    }

    override set onmessage(receive: ((this: WebSocket, event: MessageEvent) => unknown) | null) {
      super.onmessage = receive && ((event) => heldBack.pass(() => receive.call(this, event)));
    }

    override set onclose(closed: ((this: WebSocket, event: CloseEvent) => unknown) | null) {
      super.onclose =
        closed &&
        ((event) => {
          heldBack.release();
          closed.call(this, event);
        });
    }
  };
}
