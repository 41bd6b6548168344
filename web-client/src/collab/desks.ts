import { readThread, readToldDesks, type Thread, type ToldAll, type ToldDesks } from "../model/comments";
import type { DeskId, DraftId } from "../model/ids";
import { JsonReader } from "../model/json";
import { type Position, readPosition } from "../model/positions";
import {
  type DeskBoard,
  emptyBoard,
  hasUnknown,
  withAll,
  withDesks,
  withPosition,
  withSeen,
  withThread,
} from "./deskBoard";

/** How the connection to the desks goes: `ended` is for good, and nothing of them is known any more. */
type DesksLink = "opening" | "open" | "away" | "ended";

/** What is said about a draft, and how its coming goes; a new object after each change. */
export interface DesksView extends DeskBoard {
  readonly link: DesksLink;
  /** How often it was heard, or may have been missed, that the proposals are others that one's own audiences alone know of. */
  readonly proposals: number;
}

export interface DesksOptions {
  readonly draft: DraftId;
  /** Asks for all that was said; undefined where the server has nothing for this person, and never will. */
  readonly load: () => Promise<ToldAll | undefined>;
  /** Where the server tells of what is said. */
  readonly address?: string;
}

/** What is known of a draft's desks before any is opened, and after all are closed. */
export const noDesks: DesksView = { ...emptyBoard, link: "opening", proposals: 0 };

const firstPauseMillis = 100;
const longestPauseMillis = 2_500;
/** So many failures in a row, and it is asked whether there is anything for this person. */
const failuresBeforeCheck = 3;
/** The server closes by a code of these when trying again is of no use. */
const isForGood = (code: number) => code >= 4400 && code < 4500;

function desksAddress(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss" : "ws"}://${host}/desks`;
}

/**
 * What people of the audiences that one is in say about a draft, live.
 *
 *     opening ──desks told──▶ open ──closed──▶ away ──▶ opening …
 *        └────── closed for good, or nothing here for this person ──────▶ ended
 *
 * The socket is opened first; when it says which desks there are, all is asked for, and of each thread the newer form stays. When it
 * says that one is in an audience no more, all of it goes at once. Nothing of it is ever written to the device.
 */
export class Desks {
  readonly #options: DesksOptions;
  readonly #listeners = new Set<() => void>();
  #view = noDesks;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isAsking = false;
  /** Which telling of desks an answer belongs to: one that was asked for before may hold what is not for this person now. */
  #turn = 0;

  constructor(options: DesksOptions) {
    this.#options = options;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): DesksView => this.#view;

  start(): void {
    window.addEventListener("offline", this.#onOffline);
    window.addEventListener("online", this.#onOnline);
    this.#connect();
  }

  /** Ends the connection, and forgets all. */
  close(): void {
    this.#end();
    this.#listeners.clear();
  }

  /** The server answered that a thread is so now. */
  take(thread: Thread): void {
    this.#show(withThread(this.#view, thread));
  }

  /** The server answered that somebody stands so now. */
  takePosition(position: Position): void {
    this.#show(withPosition(this.#view, position));
  }

  /** This person has read a desk up to an entry. */
  see(desk: DeskId, seq: number): void {
    this.#show(withSeen(this.#view, desk, seq));
  }

  #connect(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { draft, address = desksAddress() } = this.#options;
    const socket = new WebSocket(`${address}/${encodeURIComponent(draft)}`);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket) this.#onMessage(JSON.parse(String(data)));
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#onClose(code);
    };
  }

  #onMessage(message: unknown): void {
    const told = new JsonReader(message, "desks");
    switch (told.string("kind")) {
      case "desks":
        this.#onDesks(readToldDesks(told));
        break;
      case "thread":
        this.#show(withThread(this.#view, readThread(told.object("thread"))));
        break;
      case "position":
        this.#show(withPosition(this.#view, readPosition(told.object("position"))));
        break;
      case "proposals":
        this.#hearOfProposals();
        break;
      default:
      // What a later server tells besides is not for this page.
    }
  }

  #onDesks(told: ToldDesks): void {
    this.#failures = 0;
    this.#turn += 1;
    if (this.#view.link === "away") this.#hearOfProposals();
    const isToAsk = this.#view.link !== "open" || hasUnknown(this.#view, told);
    this.#show({ ...withDesks(this.#view, told), link: this.#view.link });
    if (isToAsk) void this.#ask();
  }

  #hearOfProposals(): void {
    this.#show({ ...this.#view, proposals: this.#view.proposals + 1 });
  }

  /** Asks for all, one time after the other, until there is an answer that is as new as what the socket told. */
  async #ask(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const turn = this.#turn;
    const answer = await this.#options.load().catch(() => "unknown" as const);
    this.#isAsking = false;
    if (this.#view.link === "ended") return;
    if (answer === undefined) this.#end();
    else if (turn !== this.#turn) this.#askAgain();
    // The server may be reached later: from the beginning, so that nothing is missed.
    else if (answer === "unknown") this.#retry();
    else this.#show({ ...withAll(this.#view, answer), link: "open" });
  }

  /** Without a socket that is open it is asked when the next one tells of desks. */
  #askAgain(): void {
    if (this.#socket?.readyState === WebSocket.OPEN) void this.#ask();
  }

  #onClose(code: number): void {
    if (isForGood(code)) this.#end();
    else this.#retry();
  }

  /** Lets go of the socket, and opens another after a pause that grows. */
  #retry(): void {
    this.#letGo();
    this.#show({ ...this.#view, link: "away" });
    const pause = Math.min(firstPauseMillis * 2 ** this.#failures, longestPauseMillis);
    this.#failures += 1;
    this.#timer = setTimeout(() => this.#connect(), pause);
    if (this.#failures % failuresBeforeCheck === 0) void this.#check();
  }

  /** A socket that does not open does not say why. */
  async #check(): Promise<void> {
    const all = await this.#options.load().catch(() => "unknown" as const);
    if (all === undefined) this.#end();
  }

  #letGo(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#turn += 1;
    clearTimeout(this.#timer);
    socket?.close();
  }

  #end(): void {
    window.removeEventListener("offline", this.#onOffline);
    window.removeEventListener("online", this.#onOnline);
    this.#letGo();
    this.#show({ ...emptyBoard, link: "ended" });
  }

  readonly #onOffline = (): void => {
    this.#letGo();
    this.#show({ ...this.#view, link: "away" });
  };

  readonly #onOnline = (): void => {
    this.#letGo();
    this.#failures = 0;
    this.#connect();
  };

  #show(now: DeskBoard & Partial<Pick<DesksView, "link" | "proposals">>): void {
    if (now === this.#view) return;
    const { link, proposals } = this.#view;
    this.#view = { ...now, link: now.link ?? link, proposals: now.proposals ?? proposals };
    for (const listener of this.#listeners) listener();
  }
}
