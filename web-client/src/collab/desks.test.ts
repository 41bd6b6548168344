import { once } from "node:events";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ToldAll } from "../model/comments";
import { asTold, desk, forAll, forDelegation, thread } from "../model/comments.testLanguage";
import { draftId } from "../model/ids";
import { Desks } from "./desks";

/** The part of a server of web sockets that these tests use; the page's own sockets are made of the same library. */
interface Server {
  readonly clients: ReadonlySet<{ send(text: string): void; close(code: number): void }>;
  address(): AddressInfo;
  on(event: "connection", heard: () => void): void;
  close(): void;
}
const { WebSocketServer } = createRequire(import.meta.url)("ws") as {
  readonly WebSocketServer: new (options: { port: number; host: string }) => Server;
};

const france = forDelegation("FRA");
const own = (audience: typeof forAll) => ({ ...audience, name: undefined, mayWrite: true });
const both = { audiences: [own(forAll), own(france)], desks: [desk("d1", forAll, 2), desk("d2", france, 5)] };
const onlyAll = { audiences: [own(forAll)], desks: [desk("d1", forAll, 2)] };
const all: ToldAll = {
  ...both,
  positions: [],
  threads: [thread("t1", "d1", forAll, 2), thread("t2", "d2", france, 5)],
};

let server: Server;
let desks: Desks;
let connections = 0;
const load = vi.fn<() => Promise<ToldAll | undefined>>();

const tells = (message: object) => {
  for (const client of server.clients) client.send(JSON.stringify(asTold(message)));
};
const shown = () => [...desks.view().threads.keys()];
const until = (condition: () => boolean) => vi.waitFor(() => expect(condition()).toBe(true), { interval: 5 });

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(server as never, "listening");
  connections = 0;
  server.on("connection", () => {
    connections += 1;
    tells({ kind: "desks", ...both });
  });
  load.mockReset().mockResolvedValue(all);
  const address = `ws://127.0.0.1:${server.address().port}/desks`;
  desks = new Desks({ draft: draftId("a1"), load, address });
});
afterEach(() => {
  desks.close();
  server.close();
});

async function opened(): Promise<void> {
  desks.start();
  await until(() => desks.view().link === "open");
}

describe("the desks of a draft", () => {
  it("are asked for when the socket has told which there are, once", async () => {
    await opened();
    expect(shown()).toEqual(["t1", "t2"]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("show what is said as it comes", async () => {
    await opened();
    tells({ kind: "thread", desk: "d1", seq: 3, thread: thread("t3", "d1", forAll, 3) });
    await until(() => shown().includes("t3" as never));
  });

  it("lose at once what is for an audience that one has left, also where an answer is still on its way", async () => {
    let answer: (told: ToldAll) => void = () => undefined;
    load.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    load.mockResolvedValue({ ...onlyAll, positions: [], threads: all.threads.slice(0, 1) });
    desks.start();
    await until(() => load.mock.calls.length === 1);
    tells({ kind: "desks", ...onlyAll });
    await until(() => desks.view().audiences.length === 1);
    answer(all);
    await until(() => desks.view().link === "open");
    expect(shown()).toEqual(["t1"]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("are opened again after a closing, and keep what is known meanwhile", async () => {
    await opened();
    const seen: string[] = [];
    desks.subscribe(() => seen.push(`${desks.view().link} ${shown().length}`));
    for (const client of server.clients) client.close(1013);
    await until(() => connections === 2 && desks.view().link === "open");
    expect(seen[0]).toBe("away 2");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("are forgotten when the server closes for good", async () => {
    await opened();
    for (const client of server.clients) client.close(4403);
    await until(() => desks.view().link === "ended");
    expect(desks.view()).toMatchObject({ audiences: [], desks: new Map(), threads: new Map() });
    expect(connections).toBe(1);
  });

  it("are forgotten when there is nothing here for this person any more", async () => {
    await opened();
    load.mockResolvedValue(undefined);
    for (const client of server.clients) client.close(1013);
    await until(() => desks.view().link === "ended");
    expect(shown()).toEqual([]);
  });

  it("are asked for again where the server could not answer", async () => {
    load.mockRejectedValueOnce(new Error("away"));
    await opened();
    expect(connections).toBe(2);
    expect(shown()).toEqual(["t1", "t2"]);
  });

  it("forget all when they are closed", async () => {
    await opened();
    desks.close();
    expect(shown()).toEqual([]);
  });

  it("say how often it was heard that the proposals of one's own side are others, also where that may have been missed", async () => {
    await opened();
    expect(desks.view().proposals).toBe(0);
    tells({ kind: "proposals" });
    await until(() => desks.view().proposals === 1);

    for (const client of server.clients) client.close(1012);
    await until(() => connections === 2 && desks.view().link === "open");
    expect(desks.view().proposals).toBe(2);
  });
});
