/**
 * Whether what this person wrote is on the server's disk: a pure state machine that is fed with what happens
 * on the connection.
 *
 * On each connection the client sends document messages (SyncStep2 once, then Updates) and the server answers
 * how many of them it has dealt with. Everything is saved when the connection has exchanged states and each
 * message sent on it was answered.
 *
 *     connecting ──opened──▶ open ──stateReceived + stateOffered──▶ saving ◀──changed/sent── saved
 *         ▲                    │                                       └──answered all──▶ saved
 *         └───── closed ◀──────┴── from everywhere; "stopped" is for good
 */
export interface Progress {
  readonly link: "connecting" | "open" | "away" | "stopped";
  /** The server's text has arrived on this connection. */
  readonly received: boolean;
  /** This client's text was offered on this connection. */
  readonly offered: boolean;
  /** Document messages sent on this connection. */
  readonly sent: number;
  /** How many of them the server has answered. */
  readonly answered: number;
  /** Something was changed here that is in no message of this connection, or was not confirmed on an earlier one. */
  readonly unsent: boolean;
  /** Whether the device's own store holds every change: yes, not yet, or it cannot. */
  readonly kept: "yes" | "writing" | "no";
  /** The server said that it is about to restart. */
  readonly restarting: boolean;
}

export type ProgressEvent =
  | { readonly type: "opened" | "received" | "changed" | "closed" | "restarting" | "stopped" }
  | { readonly type: "sent"; readonly message: "state" | "update" }
  | { readonly type: "answered"; readonly count: number }
  | { readonly type: "kept"; readonly all: boolean };

/** The start: not connected yet. `unsent` says whether the device holds changes that were never confirmed. */
export function initialProgress(unsent: boolean): Progress {
  return {
    link: "connecting",
    received: false,
    offered: false,
    sent: 0,
    answered: 0,
    unsent,
    kept: "yes",
    restarting: false,
  };
}

/** Whether any change was not confirmed by the server yet. */
export function hasUnsaved(progress: Progress): boolean {
  return progress.unsent || progress.answered < progress.sent;
}

export function advance(progress: Progress, event: ProgressEvent): Progress {
  if (progress.link === "stopped" && event.type !== "kept" && event.type !== "changed") return progress;
  switch (event.type) {
    case "opened":
      return {
        ...progress,
        link: "open",
        received: false,
        offered: false,
        sent: 0,
        answered: 0,
        restarting: false,
      };
    case "received":
      return { ...progress, received: true };
    case "changed":
      return { ...progress, unsent: true, kept: progress.kept === "no" ? "no" : "writing" };
    case "sent":
      // A state holds everything; before one was sent, an update alone does not.
      return {
        ...progress,
        sent: progress.sent + 1,
        offered: progress.offered || event.message === "state",
        unsent: progress.unsent && !(progress.offered || event.message === "state"),
      };
    case "answered":
      return {
        ...progress,
        answered: Math.min(progress.sent, Math.max(progress.answered, event.count)),
      };
    case "kept":
      return { ...progress, kept: event.all ? "yes" : "no" };
    case "restarting":
      return { ...progress, restarting: true };
    case "closed":
      return {
        ...progress,
        link: "away",
        received: false,
        offered: false,
        sent: 0,
        answered: 0,
        unsent: hasUnsaved(progress),
      };
    case "stopped":
      return { ...progress, link: "stopped", unsent: hasUnsaved(progress), sent: 0, answered: 0 };
  }
}

/** Whether this page follows the server's text. */
export function isInStep({ link, received }: Progress): boolean {
  return link === "open" && received;
}

/** What the person is told. Each is the end of a key of the texts: `saved.…`. */
export type SavedWords =
  | "connecting"
  | "saved"
  | "saving"
  | "offlineDevice"
  | "offlinePage"
  | "restarting"
  | "readOnly"
  | "readOnlyOffline"
  | "stopped";

export function savedWords(progress: Progress, mayWrite: boolean): SavedWords {
  const inStep = progress.received && progress.offered;
  switch (progress.link) {
    case "stopped":
      return "stopped";
    case "connecting":
      return "connecting";
    case "open":
      if (!mayWrite) return progress.received ? "readOnly" : "connecting";
      if (hasUnsaved(progress)) return "saving";
      return inStep ? "saved" : "connecting";
    case "away":
      if (!mayWrite) return "readOnlyOffline";
      if (progress.kept === "no") return "offlinePage";
      return progress.restarting ? "restarting" : "offlineDevice";
  }
}
