import type * as decoding from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { schemaVersion } from "../model/draft";
import type { DraftId, LineageId } from "../model/ids";
import { tellOfArrivals } from "./arrivals";
import { countingSocket, type DocumentMessage } from "./countingSocket";
import type { HeldBack } from "./heldBack";
import { messageType, type Refusal, readCommitted, readRefusal, subprotocol } from "./messages";
import { type Notice, readNotice } from "./notices";

/** What is shared over a line to the server, and as what. */
export interface Shared {
  readonly draft: DraftId;
  /** Undefined where it is not known what the server calls it. */
  readonly lineage: LineageId | undefined;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  /** Holds back what comes, while somebody moves the caret. */
  readonly incoming: HeldBack;
}

/** What a line to the server tells of. */
export interface Heard {
  /** The socket is open. */
  readonly opened: () => void;
  /** The server's text has arrived. */
  readonly received: () => void;
  /** A document message left: the text as it stands, or a change of it. */
  readonly sent: (message: DocumentMessage) => void;
  /** So many document messages of this connection are on the server's disk. */
  readonly committed: (count: number) => void;
  readonly refused: (refusal: Refusal) => void;
  readonly notice: (notice: Notice) => void;
  /** The socket closed, or did not open. The line tries again by itself. */
  readonly closed: () => void;
  /** The server closed it by a code that says that trying again is of no use. */
  readonly closedForGood: (code: number) => void;
}

function collaborationUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/collab`;
}

/** A line to the server, which is not connected yet: y-websocket's, that also speaks `plenary.1`. */
export function lineToServer(
  { draft, lineage, doc, awareness, incoming }: Shared,
  heard: Heard,
): WebsocketProvider {
  const provider = new WebsocketProvider(collaborationUrl(), draft, doc, {
    connect: false,
    awareness,
    params: { ...(lineage !== undefined && { lineage }), schema: String(schemaVersion), standing: "changes" },
    protocols: [subprotocol],
    // Tabs of one browser meet on the server, like everybody: nothing is shown before it is on its disk.
    disableBc: true,
    WebSocketPolyfill: countingSocket(heard.sent, incoming),
  });
  tellOfArrivals(provider);
  const handle = (type: number, read: (decoder: decoding.Decoder) => void) => {
    provider.messageHandlers[type] = (_encoder, decoder) => read(decoder);
  };
  handle(messageType.committed, (decoder) => heard.committed(readCommitted(decoder).count));
  handle(messageType.refused, (decoder) => heard.refused(readRefusal(decoder)));
  handle(messageType.notice, (decoder) => {
    const notice = readNotice(decoder);
    if (notice !== undefined) heard.notice(notice);
  });
  provider.on("status", ({ status }) => {
    if (status === "connected") heard.opened();
  });
  provider.on("sync", (synced) => {
    if (synced) heard.received();
  });
  provider.on("connection-close", heard.closed);
  provider.on("closed", ({ code }) => heard.closedForGood(code));
  return provider;
}
