import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Newest } from "./newest";

interface Asked {
  readonly question: number;
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly fail: (error: Error) => void;
}

let asked: Asked[];
let answers: string[];
let failures: unknown[];
let newest: Newest<number, string>;

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answers = [];
  failures = [];
  newest = new Newest<number, string>({
    ask: (question, signal) =>
      new Promise((answer, fail) => {
        signal.addEventListener("abort", () => fail(new Error("aborted")));
        asked.push({ question, signal, answer, fail });
      }),
    onAnswer: (answer) => answers.push(answer),
    onFailure: (error) => failures.push(error),
    patienceMillis: 500,
  });
});
afterEach(() => vi.useRealTimers());

const questions = () => asked.map(({ question }) => question);
const settle = () => vi.advanceTimersByTimeAsync(0);

describe("a slider that moves quickly", () => {
  it("has one call under way, and then asks about the newest only", async () => {
    for (let question = 1; question <= 50; question += 1) newest.want(question);
    expect(questions()).toEqual([1]);
    asked[0]?.answer("one");
    await settle();
    expect(questions()).toEqual([1, 50]);
    expect(answers).toEqual(["one"]);
  });

  it("gives up a call that is out of date and takes long", async () => {
    newest.want(1);
    await vi.advanceTimersByTimeAsync(400);
    newest.want(2);
    newest.want(3);
    expect(asked[0]?.signal.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked[0]?.signal.aborted).toBe(true);
    expect(questions()).toEqual([1, 3]);
    asked[1]?.answer("three");
    await settle();
    expect(answers).toEqual(["three"]);
    expect(failures).toEqual([]);
  });

  it("lets a call take its time while nothing newer is wanted", async () => {
    newest.want(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked[0]?.signal.aborted).toBe(false);
    asked[0]?.answer("one");
    await settle();
    expect(answers).toEqual(["one"]);
    expect(newest.busy).toBe(false);
  });

  it("does not give up the next call for the age of the one before", async () => {
    newest.want(1);
    await vi.advanceTimersByTimeAsync(400);
    newest.want(2);
    asked[0]?.answer("one");
    await vi.advanceTimersByTimeAsync(200);
    expect(asked[1]?.signal.aborted).toBe(false);
  });

  it("gives up the next call, too, when that has taken long itself", async () => {
    newest.want(1);
    await vi.advanceTimersByTimeAsync(400);
    newest.want(2);
    asked[0]?.answer("one");
    await settle();
    newest.want(3);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked[1]?.signal.aborted).toBe(true);
    expect(questions()).toEqual([1, 2, 3]);
  });

  it("tells of a failure, and goes on with what is wanted next", async () => {
    newest.want(1);
    newest.want(2);
    asked[0]?.fail(new Error("no"));
    await settle();
    expect(failures).toHaveLength(1);
    expect(questions()).toEqual([1, 2]);
  });

  it("says nothing more once it is closed", async () => {
    newest.want(1);
    newest.want(2);
    newest.close();
    await settle();
    expect(asked[0]?.signal.aborted).toBe(true);
    expect([questions(), answers, failures]).toEqual([[1], [], []]);
  });

  it("says nothing of an answer that comes all the same after it was closed", async () => {
    const said: string[] = [];
    const deaf = new Newest<number, string>({
      ask: async () => "late",
      onAnswer: (answer) => said.push(answer),
      onFailure: () => said.push("failed"),
    });
    deaf.want(1);
    deaf.close();
    await settle();
    expect(said).toEqual([]);
  });
});
