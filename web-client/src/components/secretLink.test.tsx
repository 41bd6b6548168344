import { act, cleanup, renderHook } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { tokenOf, useSecretOfAddress } from "./secretLink";

describe("a pasted link", () => {
  it.each([
    ["https://plenary.example/sign-in#abc-123", "abc-123"],
    ["  #abc-123\n", "abc-123"],
    ["abc-123", "abc-123"],
  ])("%j gives its code", (pasted, token) => {
    expect(tokenOf(pasted)).toBe(token);
  });
});

describe("the secret of an address", () => {
  afterEach(() => {
    cleanup();
    window.history.replaceState(null, "", "/");
  });

  it("is taken, and the address keeps the rest", () => {
    window.history.replaceState(null, "", "/invitation?a=b#abc-123");
    const entries = window.history.length;
    const { result } = renderHook(() => useSecretOfAddress(), { wrapper: StrictMode });
    expect(result.current[0]).toBe("abc-123");
    expect(window.location.href).toBe("http://localhost:3000/invitation?a=b");
    expect(window.history.length).toBe(entries);
  });

  it("is empty when there is none", () => {
    const { result } = renderHook(() => useSecretOfAddress());
    expect(result.current[0]).toBe("");
  });

  it("survives a mangled percent sign", () => {
    window.history.replaceState(null, "", "/invitation#abc%");
    const { result } = renderHook(() => useSecretOfAddress());
    expect(result.current[0]).toBe("abc%");
    expect(window.location.hash).toBe("");
  });

  it("follows a link that is opened on the same page", () => {
    window.history.replaceState(null, "", "/invitation#first");
    const { result } = renderHook(() => useSecretOfAddress());
    act(() => {
      window.history.replaceState(null, "", "/invitation#second");
      window.dispatchEvent(new HashChangeEvent("hashchange"));
    });
    expect(result.current[0]).toBe("second");
    expect(window.location.hash).toBe("");
  });
});
