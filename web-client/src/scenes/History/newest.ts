interface Call<Question> {
  readonly question: Question;
  readonly controller: AbortController;
  readonly since: number;
}

export interface NewestOptions<Question, Answer> {
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Answer>;
  readonly onAnswer: (answer: Answer, question: Question) => void;
  readonly onFailure: (error: unknown, question: Question) => void;
  /** How long a call that is out of date may still take before it is given up. */
  readonly patienceMillis?: number;
}

const usualPatienceMillis = 600;

/**
 * Asks about the newest of many questions. One call is under way at any time; of the questions that come meanwhile only
 * the last is kept. An answer that is out of date but comes soon is still given, so that a slider that keeps moving
 * shows something; one that takes long is given up.
 */
export class Newest<Question, Answer> {
  readonly #options: NewestOptions<Question, Answer>;
  #call: Call<Question> | undefined;
  #waiting: { readonly question: Question } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NewestOptions<Question, Answer>) {
    this.#options = options;
  }

  /** Whether a call is under way. */
  get busy(): boolean {
    return this.#call !== undefined;
  }

  want(question: Question): void {
    const call = this.#call;
    if (call === undefined) {
      void this.#start(question);
      return;
    }
    this.#waiting = { question };
    const { patienceMillis = usualPatienceMillis } = this.#options;
    this.#timer ??= setTimeout(
      () => call.controller.abort(),
      Math.max(0, call.since + patienceMillis - Date.now()),
    );
  }

  /** Gives up the call that is under way, and everything that waits. */
  close(): void {
    this.#waiting = undefined;
    clearTimeout(this.#timer);
    this.#call?.controller.abort();
    this.#call = undefined;
  }

  async #start(question: Question): Promise<void> {
    const call = { question, controller: new AbortController(), since: Date.now() };
    this.#call = call;
    this.#waiting = undefined;
    const { ask, onAnswer, onFailure } = this.#options;
    try {
      const answer = await ask(question, call.controller.signal);
      if (this.#call === call) onAnswer(answer, question);
    } catch (error) {
      if (this.#call === call && !call.controller.signal.aborted) onFailure(error, question);
    }
    if (this.#call !== call) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#call = undefined;
    this.#goOn();
  }

  #goOn(): void {
    if (this.#waiting !== undefined) void this.#start(this.#waiting.question);
  }
}
