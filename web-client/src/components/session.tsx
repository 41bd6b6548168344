import { createContext, useContext } from "react";
import type { Me } from "../model/person";

export interface Session {
  readonly me: Me;
  /** Ends the session on the server and forgets on this device whatever belonged to it. */
  readonly leave: () => Promise<void>;
}

export const SessionContext = createContext<Session | undefined>(undefined);

/** The session of the signed-in person; undefined outside of the scenes that need one. */
export function useSession(): Session | undefined {
  return useContext(SessionContext);
}
