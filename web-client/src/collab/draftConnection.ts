import type * as decoding from "lib0/decoding";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { schemaVersion } from "../model/draft";
import type { ClauseId, DraftId, LineageId } from "../model/ids";
import type { Me } from "../model/person";
import type { Rights, Standing } from "../model/standing";
import { Confirmation } from "./confirmation";
import { countingSocket } from "./countingSocket";
import { type DraftMemory, localCopyName } from "./draftMemory";
import { HeldBack } from "./heldBack";
import { LocalCopy } from "./localCopy";
import {
  messageType,
  type Refusal,
  readCommitted,
  readRefusal,
  type StopReason,
  stopReasonOf,
  subprotocol,
} from "./messages";
import { type Notice, parseNotice, type Removal, readNotice } from "./notices";
import { advance, hasUnsaved, initialProgress, type Progress, type ProgressEvent } from "./savedState";
import { type UnsavedWords, unsavedWords } from "./unsavedWords";
import { Whereabouts } from "./whereabouts";

/** What a look at the session says when the connection keeps failing. */
export type SessionCheck = "fine" | "signedOut" | "gone" | "unreachable";

export interface ConnectionOptions {
  readonly me: Me;
  readonly draft: DraftId;
  readonly lineage: LineageId;
  readonly title: string;
  readonly mayWrite: boolean;
  readonly memory: DraftMemory;
  /** Name of the document's root that holds the text. */
  readonly textRoot: string;
  readonly checkSession: () => Promise<SessionCheck>;
}

/** Why the connection ended for good, in the server's terms. */
export interface Stop {
  readonly reason: StopReason;
  readonly code: number | undefined;
}

/** What the screen shows of a connection; a new object after each change. */
export interface ConnectionView {
  /** There is text to show: from this device, or from the server. */
  readonly ready: boolean;
  /** The server's text has arrived, and it has no clause. */
  readonly empty: boolean;
  readonly progress: Progress;
  readonly stop: Stop | undefined;
  readonly refusal: Refusal | undefined;
  /** What was decided, as the server last told it, or as this device remembers it; undefined before. */
  readonly standing: Standing | undefined;
  readonly rights: Rights;
  /** The symbol of the revision that was issued last while the connection was open. */
  readonly issued: string | undefined;
  /** The last time that somebody removed many clauses at once while the connection was open. */
  readonly removal: Removal | undefined;
}

/** The rights of somebody of whom the server has told nothing but whether they may write. */
export function plainRights(mayWrite: boolean): Rights {
  return { mayWrite, mayDecide: false, mayArrange: mayWrite, clauses: undefined };
}

/** A notice that was remembered; one that cannot be read any more is as good as none. */
function rememberedNotice(text: string | undefined): Notice | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    return parseNotice(text);
  } catch {
    return undefined;
  }
}

/** So many failures in a row, and the session is looked at. */
const failuresBeforeCheck = 3;
const keptCheckMillis = 150;
const maxHoldMillis = 500;

function collaborationUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/collab`;
}

/**
 * One lineage of a draft, held open: the shared document, the device's copy of it, and the connection to the
 * server. It writes nothing into the document by itself. After a stop or a refusal, the owner takes
 * {@link unsavedWords}, discards this one and opens another.
 */
export class DraftConnection {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  readonly #options: ConnectionOptions;
  readonly #confirmation: Confirmation;
  readonly #copy: LocalCopy;
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  readonly #incoming = new HeldBack(maxHoldMillis);
  readonly #whereabouts = new Whereabouts((clause) =>
    this.awareness.setLocalStateField("clause", clause ?? null),
  );
  /** The texts of the last notices, for the device's memory. */
  #notices: { standing: string; rights: string };
  #view: ConnectionView;
  #failures = 0;
  #keptTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { me, draft, lineage, memory } = options;
    const remembered = memory.recall(draft);
    const same = remembered?.lineage === lineage ? remembered : undefined;
    this.#confirmation = new Confirmation(this.doc, same?.confirmed ?? "");
    this.#notices = { standing: same?.standing ?? "", rights: same?.rights ?? "" };
    const standing = rememberedNotice(same?.standing);
    const rights = options.mayWrite ? rememberedNotice(same?.rights) : undefined;
    this.#view = {
      ready: false,
      empty: false,
      progress: initialProgress(same?.unsent ?? false),
      stop: undefined,
      refusal: undefined,
      standing: standing?.kind === "standing" ? standing.standing : undefined,
      rights: rights?.kind === "rights" ? rights.rights : plainRights(options.mayWrite),
      issued: undefined,
      removal: undefined,
    };
    // Before the provider listens: a change is known as a change before it is known as sent.
    this.doc.on("update", this.#onUpdate);
    this.#copy = LocalCopy.bind(localCopyName(me.id, draft, lineage), this.doc);
    this.#provider = this.#makeProvider();
    this.awareness.setLocalStateField("user", {
      id: me.id,
      name: me.name,
      role: me.role,
      delegation: me.delegation?.code ?? null,
      delegationName: me.delegation?.name ?? null,
    });
    window.addEventListener("offline", this.#onOffline);
    window.addEventListener("online", this.#onOnline);
    window.addEventListener("beforeunload", this.#onBeforeUnload);
    window.addEventListener("pagehide", this.#onPageHide);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): ConnectionView => this.#view;

  /** Reads the device's copy, then connects. */
  async start(): Promise<void> {
    const loaded = await this.#copy.loaded();
    if (this.#closed) return;
    if (loaded && this.#text().length > 0) this.#show({ ready: true });
    if (!loaded) this.#feed({ type: "kept", all: false });
    this.#remember();
    this.#provider.connect();
  }

  /** Keeps what others do from the document for a moment of half a second at most. */
  readonly holdIncoming = (millis: number): void => this.#incoming.holdFor(millis);

  /** Tells the others which clause this person's caret is in; undefined when it is in none. */
  readonly atClause = (clause: ClauseId | undefined): void => this.#whereabouts.at(clause);

  /** The words on this device that the server is not known to have. */
  unsavedWords(): UnsavedWords[] {
    return unsavedWords(this.#text(), this.#confirmation);
  }

  /** Ends the connection; the device's copy stays. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#remember();
    this.#end();
    await this.#copy.release();
  }

  /** Ends the connection and empties the device's copy. */
  async discard(): Promise<void> {
    if (this.#closed) return;
    this.#end();
    this.#options.memory.forget(this.#options.draft);
    await this.#copy.discard();
  }

  #end(): void {
    this.#closed = true;
    clearTimeout(this.#keptTimer);
    this.#whereabouts.end();
    window.removeEventListener("offline", this.#onOffline);
    window.removeEventListener("online", this.#onOnline);
    window.removeEventListener("beforeunload", this.#onBeforeUnload);
    window.removeEventListener("pagehide", this.#onPageHide);
    this.doc.off("update", this.#onUpdate);
    this.#provider.destroy();
    this.awareness.destroy();
    this.#listeners.clear();
  }

  #makeProvider(): WebsocketProvider {
    const provider = new WebsocketProvider(collaborationUrl(), this.#options.draft, this.doc, {
      connect: false,
      awareness: this.awareness,
      params: { lineage: this.#options.lineage, schema: String(schemaVersion) },
      protocols: [subprotocol],
      // Tabs of one browser meet on the server, like everybody: nothing is shown before it is on its disk.
      disableBc: true,
      WebSocketPolyfill: countingSocket((message) => {
        this.#confirmation.sent(message);
        this.#feed({ type: "sent", message });
      }, this.#incoming),
    });
    const handle = (type: number, read: (decoder: decoding.Decoder) => void) => {
      provider.messageHandlers[type] = (_encoder, decoder) => read(decoder);
    };
    handle(messageType.committed, (decoder) => this.#onCommitted(readCommitted(decoder).count));
    handle(messageType.refused, (decoder) => this.#onRefused(readRefusal(decoder)));
    handle(messageType.notice, (decoder) => {
      const notice = readNotice(decoder);
      if (notice !== undefined) this.#onNotice(notice);
    });
    provider.on("status", ({ status }) => {
      if (status !== "connected") return;
      this.#confirmation.connectionOpened();
      this.#feed({ type: "opened" });
    });
    provider.on("sync", (synced) => {
      if (synced) this.#onReceived();
    });
    provider.on("connection-close", () => this.#onClosed());
    provider.on("closed", ({ code }) => void this.#onClosedForGood(code));
    return provider;
  }

  #text(): Y.XmlFragment {
    return this.doc.getXmlFragment(this.#options.textRoot);
  }

  readonly #onUpdate = (
    _update: Uint8Array,
    origin: unknown,
    _doc: Y.Doc,
    transaction: Y.Transaction,
  ): void => {
    if (origin === this.#provider) this.#confirmation.cameFromServer(transaction);
    else if (transaction.local) this.#feed({ type: "changed" });
    this.#checkKeptSoon();
  };

  #onReceived(): void {
    this.#failures = 0;
    const empty = this.#text().length === 0;
    this.#feed({ type: "received" });
    this.#show({ ready: this.#view.ready || !empty, empty });
  }

  #onNotice(notice: Notice): void {
    switch (notice.kind) {
      case "restarting":
        this.#feed({ type: "restarting" });
        break;
      case "standing":
        this.#notices.standing = notice.text;
        this.#show({ standing: notice.standing });
        this.#remember();
        break;
      case "rights":
        this.#notices.rights = notice.text;
        this.#show({ rights: notice.rights });
        this.#remember();
        break;
      case "revision":
        this.#show({ issued: notice.symbol });
        break;
      case "removal":
        this.#show({ removal: notice.removal });
        break;
      case "other":
    }
  }

  #onCommitted(count: number): void {
    if (this.#view.refusal !== undefined) return;
    this.#confirmation.committed(count);
    this.#feed({ type: "answered", count });
  }

  #onRefused(refusal: Refusal): void {
    if (this.#view.refusal !== undefined) return;
    this.#confirmation.refused(refusal.count);
    this.#provider.disconnect();
    this.#show({ refusal });
  }

  #onClosed(): void {
    if (this.#closed) return;
    this.#failures += 1;
    this.#feed({ type: "closed" });
    if (this.#failures >= failuresBeforeCheck && this.#failures % failuresBeforeCheck === 0) {
      void this.#checkSession();
    }
  }

  async #checkSession(): Promise<void> {
    const check = await this.#options.checkSession();
    if (!this.#closed && (check === "signedOut" || check === "gone")) this.#stop(check, undefined);
  }

  /** One code says that something is not allowed. Whether that is a change, or who makes it, the session tells. */
  async #onClosedForGood(code: number): Promise<void> {
    const reason = stopReasonOf(code);
    this.#disconnect();
    const check = reason === "notAllowed" ? await this.#options.checkSession() : "fine";
    if (this.#closed) return;
    this.#show({ stop: { reason: check === "signedOut" || check === "gone" ? check : reason, code } });
  }

  #stop(reason: StopReason, code: number | undefined): void {
    this.#disconnect();
    this.#show({ stop: { reason, code } });
  }

  #disconnect(): void {
    this.#provider.disconnect();
    this.#feed({ type: "stopped" });
  }

  /** Losing the network is noticed at once, instead of when the socket times out. */
  readonly #onOffline = (): void => this.#reconnect();
  readonly #onOnline = (): void => {
    if (!this.#provider.wsconnected) this.#reconnect();
  };

  #reconnect(): void {
    if (!this.#provider.shouldConnect) return;
    this.#provider.disconnect();
    this.#provider.connect();
  }

  readonly #onBeforeUnload = (event: BeforeUnloadEvent): void => {
    const { progress } = this.#view;
    if (hasUnsaved(progress) && progress.kept !== "yes") event.preventDefault();
  };

  readonly #onPageHide = (): void => this.#remember();

  #checkKeptSoon(): void {
    if (this.#keptTimer !== undefined) return;
    this.#keptTimer = setTimeout(async () => {
      this.#keptTimer = undefined;
      const all = await this.#copy.settled();
      if (!this.#closed && this.#keptTimer === undefined) this.#feed({ type: "kept", all });
    }, keptCheckMillis);
  }

  #feed(event: ProgressEvent): void {
    const before = this.#view.progress;
    const progress = advance(before, event);
    if (progress === before) return;
    this.#view = { ...this.#view, progress };
    if (hasUnsaved(before) !== hasUnsaved(progress)) this.#remember();
    this.#tell();
  }

  #show(change: Partial<ConnectionView>): void {
    this.#view = { ...this.#view, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #remember(): void {
    if (this.#closed) return;
    const { memory, draft, lineage, title } = this.#options;
    const unsent = hasUnsaved(this.#view.progress);
    memory.remember(draft, {
      lineage,
      title,
      mayWrite: this.#view.rights.mayWrite,
      unsent,
      confirmed: this.#confirmation.encode(),
      ...this.#notices,
    });
  }
}
