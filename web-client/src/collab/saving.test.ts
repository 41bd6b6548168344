import { afterEach, describe, expect, it, vi } from "vitest";
import { draftId, lineageId, personId } from "../model/ids";
import type { Me } from "../model/person";
import { DraftConnection } from "./draftConnection";
import { DraftMemory } from "./draftMemory";
import { initialProgress } from "./savedState";
import { Saving, untilSaved } from "./saving";

const me: Me = {
  id: personId("p"),
  name: "P",
  role: "DELEGATE",
  rank: undefined,
  delegation: undefined,
  processName: "",
  mayCreateDrafts: false,
  mayManage: false,
  email: undefined,
  hasPassword: false,
  color: undefined,
};

describe("how the saving goes", () => {
  it("is told when it changes, and not when it stays", () => {
    const saving = new Saving(initialProgress(false));
    const told = vi.fn();
    const end = saving.subscribe(told);
    saving.feed({ type: "changed" });
    expect(saving.progress()).toMatchObject({ unsent: true, kept: "writing" });
    saving.feed({ type: "stopped" });
    expect(told).toHaveBeenCalledTimes(2);
    saving.feed({ type: "received" });
    expect(told).toHaveBeenCalledTimes(2);
    end();
    saving.feed({ type: "kept", all: true });
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe("what the screen shows of a connection", () => {
  afterEach(() => localStorage.clear());

  it("stays the same while somebody types", async () => {
    const connection = new DraftConnection(
      {
        me,
        draft: draftId("d"),
        lineage: lineageId("l"),
        title: "",
        language: "en",
        mayWrite: true,
        memory: new DraftMemory(localStorage, me.id),
        textRoot: "text",
        checkSession: async () => "fine",
      },
      "server",
    );
    const [drawn, saved] = [vi.fn(), vi.fn()];
    connection.subscribe(drawn);
    connection.saving.subscribe(saved);
    const before = connection.view();

    connection.doc.getText("other").insert(0, "words");

    expect(saved).toHaveBeenCalled();
    expect(connection.saving.progress().unsent).toBe(true);
    expect(drawn).not.toHaveBeenCalled();
    expect(connection.view()).toBe(before);
    await connection.discard();
  });
});

describe("who waits until all is saved", () => {
  it("hears when the server has it, and when it takes too long", async () => {
    vi.useFakeTimers();
    try {
      const saving = new Saving({ ...initialProgress(false), link: "open", received: true, offered: true });
      expect(await untilSaved(saving, 100)).toBe(true);

      saving.feed({ type: "changed" });
      const saved = untilSaved(saving, 100);
      saving.feed({ type: "sent", message: "update" });
      saving.feed({ type: "answered", count: 1 });
      expect(await saved).toBe(true);

      saving.feed({ type: "changed" });
      const late = untilSaved(saving, 100);
      vi.advanceTimersByTime(101);
      expect(await late).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });
});
