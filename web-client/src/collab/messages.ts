import * as decoding from "lib0/decoding";
import { type ClauseId, clauseId } from "../model/ids";
import { JsonReader } from "../model/json";

/** Numbers of the messages that only servers which speak `plenary.1` send. */
export const messageType = { committed: 100, refused: 101, notice: 102 } as const;

/** The WebSocket subprotocol that asks for these messages. */
export const subprotocol = "plenary.1";

/** A document message that the server did not accept. */
export interface Refusal {
  readonly reason: string;
  readonly message: string;
  readonly clause: ClauseId | undefined;
  /** Which document message of this connection it was, counted from 1. */
  readonly count: number;
}

export interface Committed {
  /** How many document messages of this connection are on disk. */
  readonly count: number;
  /** The newest number of the record. */
  readonly seq: number;
}

export function readCommitted(decoder: decoding.Decoder): Committed {
  return { count: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
}

export function readRefusal(decoder: decoding.Decoder): Refusal {
  const refusal = new JsonReader(JSON.parse(decoding.readVarString(decoder)), "refused");
  const clause = refusal.optionalString("clause");
  return {
    reason: refusal.string("reason"),
    message: refusal.string("message"),
    clause: clause === undefined ? undefined : clauseId(clause),
    count: refusal.number("count"),
  };
}

/** Why the server closed for good, so that connecting again would not help. */
export type StopReason =
  | "signedOut"
  | "gone"
  | "lineage"
  | "schema"
  | "notAllowed"
  | "malformed"
  | "tooLarge"
  | "closed";

export function stopReasonOf(closeCode: number): StopReason {
  switch (closeCode) {
    case 4400:
      return "malformed";
    case 4403:
      return "notAllowed";
    case 4409:
      return "lineage";
    case 4413:
      return "tooLarge";
    case 4426:
      return "schema";
    default:
      return "closed";
  }
}
