import { describe, expect, it } from "vitest";
import { advance, hasUnsaved, initialProgress, type ProgressEvent, savedWords } from "./savedState";

const opened: ProgressEvent = { type: "opened" };
const received: ProgressEvent = { type: "received" };
const state: ProgressEvent = { type: "sent", message: "state" };
const update: ProgressEvent = { type: "sent", message: "update" };
const changed: ProgressEvent = { type: "changed" };
const kept: ProgressEvent = { type: "kept", all: true };
const closed: ProgressEvent = { type: "closed" };
const answered = (count: number): ProgressEvent => ({ type: "answered", count });

function progressAfter(events: readonly ProgressEvent[], unsent = false) {
  return events.reduce(advance, initialProgress(unsent));
}

function words(events: readonly ProgressEvent[], mayWrite = true) {
  return savedWords(progressAfter(events), mayWrite);
}

const inStep = [opened, state, received, answered(1)];

describe("the words for the state of one's changes", () => {
  it.each<[string, ProgressEvent[], string]>([
    ["at first", [], "connecting"],
    ["with an open socket alone", [opened], "connecting"],
    ["with the server's text, before one's own was offered", [opened, received], "connecting"],
    ["with one's own text offered and not answered", [opened, received, state], "saving"],
    ["with everything answered", inStep, "saved"],
    ["after a change", [...inStep, changed, update], "saving"],
    ["after the answer to it", [...inStep, changed, update, answered(2)], "saved"],
    [
      "after the answer to the first of two changes",
      [...inStep, changed, update, changed, update, answered(2)],
      "saving",
    ],
    ["after one answer to many", [...inStep, changed, update, changed, update, answered(3)], "saved"],
    ["with a change that no message holds yet", [...inStep, changed], "saving"],
    ["without a connection", [...inStep, closed], "offlineDevice"],
    ["without a connection, while the device is writing", [...inStep, closed, changed], "offlineDevice"],
    [
      "without a connection or a copy on the device",
      [...inStep, closed, { type: "kept", all: false }],
      "offlinePage",
    ],
    ["while the server restarts", [...inStep, { type: "restarting" }, closed], "restarting"],
    ["connected again", [...inStep, closed, opened], "connecting"],
    ["in step again", [...inStep, closed, ...inStep], "saved"],
    ["for good away", [...inStep, { type: "stopped" }, opened], "stopped"],
  ])("%s: %#", (_name, events, expected) => {
    expect(words(events)).toBe(expected);
  });

  it("never say saved for an answer that belongs to an earlier connection", () => {
    expect(words([...inStep, changed, update, closed, opened, received, state])).toBe("saving");
  });

  it("never say saved for an answer beyond what was sent", () => {
    const progress = progressAfter([...inStep, answered(9), changed, update]);
    expect(savedWords(progress, true)).toBe("saving");
  });

  it("do not go back when answers arrive out of order", () => {
    expect(words([...inStep, changed, update, answered(2), answered(1)])).toBe("saved");
  });

  it("tell a reader that this is for reading", () => {
    expect(words([opened, received], false)).toBe("readOnly");
    expect(words([opened, received, closed], false)).toBe("readOnlyOffline");
  });
});

describe("unsaved changes", () => {
  it("of an earlier visit are unsaved until this connection's state is answered", () => {
    expect(hasUnsaved(progressAfter([opened, received], true))).toBe(true);
    expect(hasUnsaved(progressAfter([opened, received, state], true))).toBe(true);
    expect(hasUnsaved(progressAfter([opened, received, state, answered(1)], true))).toBe(false);
  });

  it("stay unsaved when the connection closes before the answer", () => {
    expect(hasUnsaved(progressAfter([...inStep, changed, update, closed]))).toBe(true);
  });

  it("made before the state was offered are not saved by the answer to an update alone", () => {
    const progress = progressAfter([changed, opened, received, update, answered(1)]);
    expect(hasUnsaved(progress)).toBe(true);
  });

  it("are none after a quiet close", () => {
    expect(hasUnsaved(progressAfter([...inStep, closed]))).toBe(false);
  });

  it("are on the device once it says so", () => {
    expect(progressAfter([...inStep, closed, changed]).kept).toBe("writing");
    expect(progressAfter([...inStep, closed, changed, kept]).kept).toBe("yes");
  });
});
