import { useCallback, useEffect, useState } from "react";

/** The secret in what somebody pasted: a whole link, the part after its `#`, or the bare code. */
export function tokenOf(pasted: string): string {
  const text = pasted.trim();
  const hash = text.lastIndexOf("#");
  return hash === -1 ? text : text.slice(hash + 1);
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // A percent sign that stands for nothing: the link was cut or mangled, and the server will say so.
    return fragment;
  }
}

/** Takes the secret out of the address at once, so that it stays in no history entry. */
function takeFromAddress(): string {
  const token = tokenOf(decoded(window.location.hash.slice(1)));
  if (token !== "") window.history.replaceState(null, "", window.location.pathname + window.location.search);
  return token;
}

/**
 * The secret that stood after the `#` of the address when the page was opened, or that came there since. It is
 * empty if there was none, and undefined before the address has been looked at. The second part sets another.
 */
export function useSecretOfAddress(): readonly [string | undefined, (token: string) => void] {
  const [token, setToken] = useState<string>();
  useEffect(() => {
    const follow = () => {
      const found = takeFromAddress();
      setToken((old) => (found === "" ? (old ?? "") : found));
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return [token, useCallback((pasted: string) => setToken(tokenOf(pasted)), [])];
}
