import { Awareness } from "y-protocols/awareness";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { ClauseId, DraftId, LineageId } from "../model/ids";
import type { Me } from "../model/person";
import { Confirmation } from "./confirmation";
import { writeAsBranch } from "./documents";
import { type DraftMemory, localCopyName } from "./draftMemory";
import { HeldBack } from "./heldBack";
import { type Anew, LocalCopy } from "./localCopy";
import { type Refusal, type StopReason, stopReasonOf } from "./messages";
import { NoticeBoard, type Told } from "./noticeBoard";
import type { Notice } from "./notices";
import { CopyNews, lookAfter } from "./rebase/pages";
import { hasUnsaved, initialProgress, type ProgressEvent } from "./savedState";
import { Saving } from "./saving";
import { lineToServer } from "./serverLine";
import { type UnsavedWords, unsavedWords } from "./unsavedWords";
import { Whereabouts } from "./whereabouts";

/** What a look at the session says when the connection keeps failing. */
export type SessionCheck = "fine" | "signedOut" | "gone" | "unreachable";

export interface ConnectionOptions {
  readonly me: Me;
  readonly draft: DraftId;
  readonly lineage: LineageId;
  readonly title: string;
  readonly language: string;
  readonly mayWrite: boolean;
  readonly memory: DraftMemory;
  /** Name of the document's root that holds the text. */
  readonly textRoot: string;
  readonly checkSession: () => Promise<SessionCheck>;
  /** Undefined for a draft itself. */
  readonly branch?: Branch | undefined;
}

/** What is known of a proposal's branch, which is held open like a draft, by an id of its own. */
export interface Branch {
  readonly of: DraftId;
  /** Whether the lineage is the branch's own, as the server knows it. */
  readonly tellsLineage: boolean;
}

/** Why the connection ended for good, in the server's terms. */
export interface Stop {
  readonly reason: StopReason;
  readonly code: number | undefined;
}

/** What the screen shows of a connection; a new object after each change. */
export interface ConnectionView extends Told {
  /** There is text to show: from this device, or from the server. */
  readonly ready: boolean;
  /** The server's text has arrived, and it has no clause. */
  readonly empty: boolean;
  readonly stop: Stop | undefined;
  readonly refusal: Refusal | undefined;
  /** The server has told its text, its standing and this person's rights on this connection. */
  readonly informed: boolean;
}

/** The words of a person that were brought over to the server's document, as a change of it. */
export interface BroughtOver {
  readonly update: Uint8Array | undefined;
  readonly client: number;
  /** Whether the device's copy has it. */
  readonly isKept: boolean;
}

/** So many failures in a row, and the session is looked at. */
const failuresBeforeCheck = 3;
const keptCheckMillis = 150;
const maxHoldMillis = 500;
/** Where words come from that this person wrote before a refusal. */
const broughtOver = "brought over";

/**
 * One lineage of a draft, held open: the shared document, the device's copy of it, and the connection to the
 * server. It writes nothing into the document by itself. After a stop, the owner takes {@link unsavedWords}, discards
 * this one and opens another; after a refusal, it opens another from the server, which takes the copy over.
 */
export class DraftConnection {
  /** What others know of is not cleared away when it is deleted here while they are not told: see `rebase`. */
  readonly doc = new Y.Doc({
    gcFilter: ({ id, length }) => !(this.#isAhead() && this.#confirmation.isConfirmed(id, length)),
  });
  readonly awareness: Awareness;
  /** How the saving of this person's words goes. */
  readonly saving: Saving;
  readonly #options: ConnectionOptions;
  readonly #confirmation: Confirmation;
  /** Undefined while another connection has the device's copy. */
  #copy: LocalCopy | undefined;
  #news: CopyNews | undefined;
  /** Client ids under which this connection writes, each with how to end this page's word that it looks after it. */
  readonly #lookingAfter = new Map<number, () => void>();
  readonly #provider: WebsocketProvider;
  readonly #listeners = new Set<() => void>();
  readonly #incoming = new HeldBack(maxHoldMillis);
  readonly #whereabouts = new Whereabouts((clause) =>
    this.awareness.setLocalStateField("clause", clause ?? null),
  );
  readonly #notices: NoticeBoard;
  #view: ConnectionView;
  #failures = 0;
  #keptTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** One that starts `from` the server leaves the device's copy alone until {@link takeOver}. */
  constructor(options: ConnectionOptions, from: "copy" | "server" = "copy") {
    this.#options = options;
    const { draft, lineage, memory, me } = options;
    // Before anything asks under which id is written here.
    if (options.branch !== undefined) writeAsBranch(this.doc);
    this.awareness = new Awareness(this.doc);
    const remembered = memory.recall(draft);
    const same = remembered?.lineage === lineage ? remembered : undefined;
    this.#confirmation = new Confirmation(this.doc, same?.confirmed ?? "");
    const texts = { standing: same?.standing ?? "", rights: same?.rights ?? "" };
    this.#notices = new NoticeBoard(texts, options.mayWrite);
    this.saving = new Saving(initialProgress(same?.unsent ?? false));
    this.#view = {
      ready: false,
      empty: false,
      stop: undefined,
      refusal: undefined,
      informed: false,
      ...this.#notices.told,
    };
    // Before the provider listens: a change is known as a change before it is known as sent.
    this.doc.on("update", this.#onUpdate);
    if (from === "copy") this.#bindCopy();
    this.#lookAfter(this.doc.clientID);
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

  get copyName(): string {
    const { me, draft, lineage } = this.#options;
    return localCopyName(me.id, draft, lineage);
  }

  #bindCopy(): LocalCopy {
    this.#copy = LocalCopy.bind(this.copyName, this.doc);
    this.#news = new CopyNews(this.copyName, this.#onCopyRewritten);
    return this.#copy;
  }

  #lookAfter(client: number): void {
    this.#lookingAfter.set(client, lookAfter(this.copyName, client));
  }

  /** The client ids under which this connection writes. */
  get clients(): ReadonlySet<number> {
    return new Set(this.#lookingAfter.keys());
  }

  /** Another page has written the copy anew, without what is written here. */
  readonly #onCopyRewritten = (): void => {
    if (hasUnsaved(this.saving.progress())) this.#copy?.append(Y.encodeStateAsUpdate(this.doc));
  };

  /** Whether this page may know of something that the server does not. */
  #isAhead(): boolean {
    const progress = this.saving.progress();
    return progress.link === "away" || hasUnsaved(progress);
  }

  /** Reads the device's copy, if it has it, then connects. */
  async start(): Promise<void> {
    const loaded = (await this.#copy?.loaded()) ?? true;
    if (this.#closed) return;
    if (loaded && this.#text().length > 0) this.#show({ ready: true });
    if (!loaded) this.#feed({ type: "kept", all: false });
    this.#remember();
    this.#provider.connect();
  }

  /** Keeps what others do from the document for a moment of half a second at most. */
  readonly holdIncoming = (millis: number): void => this.#incoming.holdFor(millis);

  /** Does something that is drawn for what others do: now, or when that is not held back. */
  readonly passIncoming = (task: () => void): void => this.#incoming.pass(task);

  /** Tells the others which clause this person's caret is in; undefined when it is in none. */
  readonly atClause = (clause: ClauseId | undefined): void => this.#whereabouts.at(clause);

  /** The words on this device that the server is not known to have. */
  unsavedWords(): UnsavedWords[] {
    return unsavedWords(this.#text(), this.#confirmation);
  }

  /** Writes the device's copy anew for a connection that is to take it over; see {@link LocalCopy.rewrite}. */
  async rewriteCopy(anew: Anew): Promise<boolean> {
    if (this.#copy !== undefined) return this.#copy.rewrite(anew);
    anew([], new Map());
    return false;
  }

  /** Takes the device's copy over, in which `brought` is already, and sends it. */
  takeOver({ update, client, isKept }: BroughtOver): void {
    if (this.#closed) return;
    if (update !== undefined) {
      this.#confirmation.alsoOwn(client);
      this.#lookAfter(client);
      Y.applyUpdate(this.doc, update, broughtOver);
    }
    if (!isKept) {
      this.#feed({ type: "kept", all: false });
      return;
    }
    const copy = this.#bindCopy();
    this.#remember();
    this.#checkKeptSoon();
    // Not before this one has read it: what other pages add is theirs to send.
    void copy.loaded().then((loaded) => {
      if (loaded) this.#news?.tell();
    });
  }

  /** Ends the connection; the device's copy stays. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#remember();
    this.#end();
    await this.#copy?.release();
  }

  /** Ends the connection, of which another one has taken the device's copy over. */
  async retire(): Promise<void> {
    if (this.#closed) return;
    this.#end();
    await this.#copy?.release();
  }

  /** Ends the connection and empties the device's copy. */
  async discard(): Promise<void> {
    if (this.#closed) return;
    this.#end();
    this.#options.memory.forget(this.#options.draft);
    await this.#copy?.discard();
  }

  #end(): void {
    this.#closed = true;
    this.#news?.end();
    for (const end of this.#lookingAfter.values()) end();
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
    this.saving.end();
  }

  #makeProvider(): WebsocketProvider {
    const { draft, branch } = this.#options;
    const { doc, awareness } = this;
    const lineage = branch?.tellsLineage === false ? undefined : this.#options.lineage;
    return lineToServer(
      { draft, lineage, doc, awareness, incoming: this.#incoming },
      {
        opened: () => {
          this.#confirmation.connectionOpened();
          this.#feed({ type: "opened" });
        },
        received: () => this.#onReceived(),
        sent: (message) => {
          this.#confirmation.sent(message);
          this.#feed({ type: "sent", message });
        },
        committed: (count) => this.#onCommitted(count),
        refused: (refusal) => this.#onRefused(refusal),
        notice: (notice) => this.#onNotice(notice),
        closed: () => this.#onClosed(),
        closedForGood: (code) => void this.#onClosedForGood(code),
      },
    );
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
    else if (transaction.local || origin === broughtOver) this.#feed({ type: "changed" });
    this.#checkKeptSoon();
  };

  #onReceived(): void {
    this.#failures = 0;
    const empty = this.#text().length === 0;
    this.#feed({ type: "received" });
    this.#show({ ready: this.#view.ready || !empty, empty, informed: this.#isInformed() });
  }

  #isInformed(): boolean {
    return this.saving.progress().received && this.#notices.isInformed;
  }

  #onNotice(notice: Notice): void {
    if (notice.kind === "restarting") this.#feed({ type: "restarting" });
    const before = this.#notices.told;
    const heard = this.#notices.hear(notice);
    if (heard === "gap") {
      this.#reconnect();
      return;
    }
    const { told } = this.#notices;
    if (told !== before) this.#show({ ...told, informed: this.#isInformed() });
    if (heard === "to-keep") this.#remember();
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
    this.#notices.disconnected();
    this.#feed({ type: "closed" });
    if (this.#view.informed) this.#show({ informed: false });
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
    const progress = this.saving.progress();
    if (hasUnsaved(progress) && progress.kept !== "yes") event.preventDefault();
  };

  readonly #onPageHide = (): void => {
    this.#remember();
    this.#copy?.keepLast();
  };

  #checkKeptSoon(): void {
    if (this.#keptTimer !== undefined) return;
    this.#keptTimer = setTimeout(async () => {
      this.#keptTimer = undefined;
      const all = await this.#copy?.settled();
      if (all === undefined) return;
      if (!this.#closed && this.#keptTimer === undefined) this.#feed({ type: "kept", all });
    }, keptCheckMillis);
  }

  #feed(event: ProgressEvent): void {
    const before = hasUnsaved(this.saving.progress());
    this.saving.feed(event);
    if (hasUnsaved(this.saving.progress()) !== before) this.#remember();
  }

  #show(change: Partial<ConnectionView>): void {
    this.#view = { ...this.#view, ...change };
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }

  #remember(): void {
    if (this.#closed || this.#copy === undefined) return;
    const { memory, draft, lineage, title, language, branch } = this.#options;
    const unsent = hasUnsaved(this.saving.progress());
    memory.remember(draft, {
      lineage,
      title,
      language,
      mayWrite: this.#view.rights.mayWrite,
      unsent,
      confirmed: this.#confirmation.encode(),
      of: branch?.of,
      ...this.#notices.texts,
    });
  }
}
