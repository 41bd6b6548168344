import { type Audience, actOf, type DeskAct, type Words } from "./deskForm";
import { demand } from "./fault";
import { type Participant, participantOf } from "./participant";
import type { DeskEntry } from "./record";

const mostThreads = 2000;
const mostComments = 500;
const mostWordings = 100;
const mostPositions = 10_000;
/** UTF-16 units of all texts, older wordings, quotes and notes. */
const mostUnits = 2_000_000;
/** The entry that opens a desk. */
const opening = 2;

interface Comment {
  readonly by: string;
  words: Words;
  wordings: number;
}

interface Thread {
  isOpen: boolean;
  readonly comments: Map<string, Comment>;
}

interface Position {
  readonly value: string | undefined;
  readonly note: string | undefined;
}

const isSame = (one: Words, other: Words) =>
  one.text === other.text && one.mentions.join() === other.mentions.join();

/** Makes a desk anew from the entries of its record, and checks each. */
export class Desk {
  readonly #participants = new Map<string, Participant>();
  readonly #threads = new Map<string, Thread>();
  readonly #positions = new Map<string, Position>();
  #said = 0;
  #units = 0;

  /** Of this draft, for this audience, as the file says. */
  constructor(
    private readonly draft: string,
    private readonly audience: Audience,
  ) {}

  take(entry: DeskEntry): void {
    const { kind, code } = this.audience;
    demand(kind !== "DELEGATION" || entry.delegation === code, "otherAudience", { code: code ?? "" });
    if (entry.kind === "person") {
      this.#takePerson(entry);
      return;
    }
    const participant = this.#participants.get(entry.person);
    demand(participant !== undefined, "notIntroduced", { person: entry.person });
    demand(participant.delegation === entry.delegation, "otherDelegation", {
      expected: participant.delegation ?? "–",
      got: entry.delegation ?? "–",
    });
    demand((entry.kind === "desk") === (entry.seq === opening), "otherOpening", { entry: opening });
    this.#takeAct(actOf({ ...entry, kind: entry.kind }), entry);
  }

  #takePerson(entry: DeskEntry): void {
    const participant = participantOf(entry);
    demand(participant.delegation === entry.delegation, "otherDelegation", {
      expected: entry.delegation ?? "–",
      got: participant.delegation ?? "–",
    });
    this.#participants.set(entry.person, participant);
  }

  #takeAct(act: DeskAct, { person, seq }: DeskEntry): void {
    switch (act.kind) {
      case "desk": {
        const { draft, audience } = this;
        const fits =
          act.draft === draft && act.audience.kind === audience.kind && act.audience.code === audience.code;
        demand(fits, "otherDesk", { draft, audience: audience.kind });
        break;
      }
      case "comment":
        demand(this.#threads.size < mostThreads, "tooManyThreads", { most: mostThreads });
        this.#make(act.words.text.length + act.quote.length);
        this.#threads.set(`t${seq}`, {
          isOpen: true,
          comments: new Map([[`c${seq}`, { by: person, words: act.words, wordings: 1 }]]),
        });
        break;
      case "answer": {
        const { isOpen, comments } = this.#thread(act.thread);
        demand(isOpen, "threadResolved", { thread: act.thread });
        demand(comments.size < mostComments, "tooManyComments", { most: mostComments });
        this.#make(act.words.text.length);
        comments.set(`c${seq}`, { by: person, words: act.words, wordings: 1 });
        break;
      }
      case "edit":
        this.#edit(this.#thread(act.thread).comments.get(act.comment), act.words, person);
        break;
      case "resolve":
      case "reopen": {
        const thread = this.#thread(act.thread);
        demand(thread.isOpen === (act.kind === "resolve"), "sameThread", { thread: act.thread });
        thread.isOpen = !thread.isOpen;
        break;
      }
      case "position":
        this.#position(act.about, act);
    }
  }

  #thread(name: string): Thread {
    const thread = this.#threads.get(name);
    demand(thread !== undefined, "noThread", { thread: name });
    return thread;
  }

  #edit(comment: Comment | undefined, words: Words, by: string): void {
    demand(comment !== undefined, "noComment");
    demand(comment.by === by, "notOwnComment", { person: comment.by });
    demand(!isSame(comment.words, words), "sameWords");
    demand(comment.wordings < mostWordings, "tooManyWordings", { most: mostWordings });
    this.#make(words.text.length);
    comment.words = words;
    comment.wordings++;
  }

  #position(about: string, { value, note }: Position): void {
    const before = this.#positions.get(about);
    demand(value !== undefined || before?.value !== undefined, "nothingTakenBack");
    demand(before?.value !== value || before?.note !== note, "samePosition");
    demand(this.#said < mostPositions, "tooManyPositions", { most: mostPositions });
    this.#make(note?.length ?? 0);
    this.#said++;
    this.#positions.set(about, { value, note });
  }

  #make(units: number): void {
    demand(this.#units + units <= mostUnits, "deskFull", { most: mostUnits });
    this.#units += units;
  }
}
