import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { Occupancy } from "./occupancy";

describe("who is in the room", () => {
  let room: Awareness;
  let others: Awareness[];
  beforeEach(() => {
    vi.useFakeTimers();
    room = new Awareness(new Y.Doc());
    others = [];
  });
  afterEach(() => {
    for (const each of [room, ...others]) each.destroy();
    vi.useRealTimers();
  });

  /** Somebody with a page of their own, and how they say which clause they are in. */
  function comes(id: string) {
    const awareness = new Awareness(new Y.Doc());
    others.push(awareness);
    awareness.setLocalStateField("user", { id, name: id, role: "DELEGATE", delegation: null });
    const tell = () =>
      applyAwarenessUpdate(room, encodeAwarenessUpdate(awareness, [awareness.clientID]), "server");
    tell();
    return (clause: string) => {
      awareness.setLocalStateField("clause", clause);
      tell();
    };
  }

  function watched() {
    const occupancy = new Occupancy(room);
    const told: string[] = [];
    const end = occupancy.subscribe(() =>
      told.push(
        occupancy
          .people()
          .map(({ id, clauses }) => `${id}:${clauses.join("+")}`)
          .join(" "),
      ),
    );
    return { occupancy, told, end };
  }

  it("is told at once when somebody comes or goes", () => {
    const { told } = watched();
    comes("a");
    comes("b");
    expect(told).toEqual(["a:", "a: b:"]);
  });

  it("is told of where they are once for many who go about", () => {
    const { told, occupancy } = watched();
    const [a, b] = [comes("a"), comes("b")];
    const before = occupancy.people();
    told.length = 0;
    for (const clause of ["op1", "op2", "op3"]) for (const goes of [a, b]) goes(clause);
    expect(told).toEqual([]);
    expect(occupancy.people()).toBe(before);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual(["a:op3 b:op3"]);
  });

  it("is the same list when somebody went away and came back to where they were", () => {
    const goes = comes("a");
    goes("op1");
    const { told, occupancy } = watched();
    const before = occupancy.people();
    for (const clause of ["op2", "op1"]) goes(clause);
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    expect(occupancy.people()).toBe(before);
  });

  it("is known to whoever asks anew, also what happened while nobody did", () => {
    const { occupancy, told, end } = watched();
    end();
    comes("a")("op1");
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
    occupancy.subscribe(() => {});
    expect(occupancy.people().map(({ id }) => id)).toEqual(["a"]);
  });
});
