import { useCallback } from "react";
import { ApiError } from "../api/http";
import { type Load, useLoad } from "./useLoad";

/** The sign-in page, which leads back to this one, and to what it showed: its query is part of a link that was sent. */
function signInAddress(problem?: string): string {
  const here = window.location.pathname + window.location.search;
  const query = new URLSearchParams();
  if (problem !== undefined) query.set("problem", problem);
  if (here !== "/") query.set("next", here);
  return query.size === 0 ? "/sign-in" : `/sign-in?${query}`;
}

export function goToSignIn(): void {
  window.location.replace(signInAddress());
}

/** Leads to sign-in when the error says that the session has ended. Throws the error in any case. */
export function leaveIfSignedOut(error: unknown): never {
  if (error instanceof ApiError && error.status === 401) window.location.replace(signInAddress("signed-out"));
  throw error;
}

/** {@link useLoad} for somebody signed in, who is led to sign-in as soon as the server knows them no more. */
export function useSignedInLoad<Value>(load: () => Promise<Value>): readonly [Load<Value>, () => void] {
  return useLoad(useCallback(() => load().catch(leaveIfSignedOut), [load]));
}
