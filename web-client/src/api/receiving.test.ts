import { describe, expect, it, vi } from "vitest";
import { ApiError, Unreachable } from "./http";
import { type Received, receiveFile, receiveText } from "./receiving";

const signal = () => new AbortController().signal;

function answers(body: BodyInit | null, init: ResponseInit) {
  return vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response(body, init));
}

function problem(status: number, type: string, headers: Record<string, string> = {}) {
  return answers(
    JSON.stringify({ type: `https://plenary.example/problems/${type}`, title: "No", detail: "Why" }),
    {
      status,
      headers: { "Content-Type": "application/problem+json", ...headers },
    },
  );
}

const receive = (told: Received[] = [], end = signal()) =>
  receiveFile("/file", "draft.docx", (received) => told.push(received), end);

describe("a file", () => {
  it("arrives with its name, its bytes and its kind", async () => {
    answers("words", {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Length": "5",
        "Content-Encoding": "identity",
        "Content-Disposition": 'attachment; filename="a.pdf"',
      },
    });
    const told: Received[] = [];
    const { file, unshown } = await receive(told);
    expect([file.name, file.type, file.size]).toEqual(["a.pdf", "application/pdf", 5]);
    expect(unshown).toBeUndefined();
    expect(told).toEqual([
      { bytes: 0, total: 5 },
      { bytes: 5, total: 5 },
    ]);
  });

  it("comes with the characters that it names and does not show", async () => {
    answers("words", { headers: { "Plenary-Unshown-Characters": "U+13000, U+13001" } });
    expect((await receive()).unshown).toBe("U+13000, U+13001");
  });

  it("has no known length where the length is that of packed bytes", async () => {
    answers("words", { headers: { "Content-Length": "3", "Content-Encoding": "gzip" } });
    const told: Received[] = [];
    expect((await receive(told)).file.name).toBe("draft.docx");
    expect(told.map(({ total }) => total)).toEqual([undefined, undefined]);
  });

  it("that the server refuses says why, also when it asks for patience", async () => {
    problem(422, "too-large");
    await expect(receive()).rejects.toMatchObject({ status: 422, problem: "too-large", detail: "Why" });
    problem(503, "busy", { "Retry-After": "4" });
    const busy = await receive().catch((error: unknown) => error);
    expect(busy).toBeInstanceOf(ApiError);
    expect(busy).toMatchObject({ status: 503, retryAfterSeconds: 4 });
  });

  it("is out of reach when something else answers, or nothing", async () => {
    answers("<h1>Bad gateway</h1>", { status: 502, headers: { "Content-Type": "text/html" } });
    await expect(receive()).rejects.toBeInstanceOf(Unreachable);
    vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("offline"));
    await expect(receive()).rejects.toBeInstanceOf(Unreachable);
    await expect(receiveText("/page", signal())).rejects.toBeInstanceOf(Unreachable);
  });

  it("that breaks off on its way is out of reach, and not half a file", async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new TypeError("the connection is gone"));
      },
    });
    answers(body, {});
    await expect(receive()).rejects.toBeInstanceOf(Unreachable);
  });

  it("that is cancelled on its way ends as cancelled", async () => {
    const end = new AbortController();
    const body = new ReadableStream({
      pull(controller) {
        end.abort();
        controller.error(end.signal.reason);
      },
    });
    answers(body, {});
    await expect(receive([], end.signal)).rejects.toMatchObject({ name: "AbortError" });
  });
});
