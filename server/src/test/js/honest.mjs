// Honest people who work while others do harm: what they typed, when it was saved, and what they were told.
import { PlainClient, api, person, until } from './plenary.mjs'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz '

/** Types into a paragraph of its own, a letter at a time, and measures how long each takes to be saved. */
class Typist extends PlainClient {
  typed = ''
  millis = []
  #waiting = []

  /** Sits down at an operative paragraph, counted from 0. */
  static async sitsDown (draft, who, place) {
    const typist = await Typist.join(draft, who)
    typist.who = who
    const clauses = typist.doc.getXmlFragment('text').toArray().filter(clause => clause.nodeName === 'operative')
    typist.words = clauses[place].get(0).get(0)
    typist.before = typist.words.toString()
    return typist
  }

  type () {
    const letter = LETTERS[Math.floor(Math.random() * LETTERS.length)]
    this.words.insert(this.words.length, letter)
    this.typed += letter
  }

  get trouble () {
    return [
      ...this.refusals.map(refusal => `${this.who.name} was refused: ${refusal.message}`),
      ...this.closeCode === undefined || this.left ? [] : [`${this.who.name} was closed with ${this.closeCode}`]
    ]
  }

  onSent (count) { this.#waiting.push({ count, at: performance.now() }) }

  onAnswered (count) {
    while (this.#waiting[0]?.count <= count) this.millis.push(performance.now() - this.#waiting.shift().at)
  }

  leave () {
    this.left = true
    super.leave()
  }
}

/** A few delegates at work, and a chair who reads and decides. */
export class Meeting {
  typists = []
  chair = { millis: [], trouble: [] }

  static async begin (draft, people, { lettersASecond = 5 } = {}) {
    const meeting = new Meeting()
    meeting.draft = draft
    for (const [place, who] of people.entries()) meeting.typists.push(await Typist.sitsDown(draft, who, place))
    meeting.keys = setInterval(() => meeting.typists.forEach(typist => typist.type()), 1000 / lettersASecond)
    meeting.reading = meeting.#read()
    return meeting
  }

  /** The chair asks for what changed since the first revision, as History does, every two seconds. */
  async #read () {
    while (!this.over) {
      const from = performance.now()
      try {
        const answer = await api(`/api/drafts/${this.draft}/redline?from=1&to=31`, person('CHAIR'),
          { signal: AbortSignal.timeout(20_000) })
        await answer.arrayBuffer()
        if (answer.status !== 200) this.chair.trouble.push(`the chair's redline was answered by ${answer.status}`)
        this.chair.millis.push(performance.now() - from)
      } catch (error) {
        this.chair.trouble.push(`the chair's redline: ${error.message}`)
      }
      await new Promise(resolve => setTimeout(resolve, 2_000))
    }
  }

  /** What has gone wrong for anybody. */
  get trouble () {
    return [...this.chair.trouble, ...this.typists.flatMap(({ trouble }) => trouble)]
  }

  /** Ends the typing and waits until all is saved. */
  async end () {
    clearInterval(this.keys)
    this.over = true
    await until('everything typed is saved', () => this.typists.every(typist => typist.allSaved), { seconds: 60 })
    await this.reading
  }

  /** Begins the figures anew. */
  forget () {
    this.chair.millis = []
    this.typists.forEach(typist => { typist.millis = [] })
  }

  /** The paragraphs as those who type in them found them. */
  get found () { return this.typists.map(typist => typist.before) }

  /** The paragraphs as they are to be, with what each typed at its end. */
  get words () { return this.typists.map(({ before, typed }) => before + typed) }

  /** How long a letter took to be saved, and the chair to read, in milliseconds. */
  get figures () {
    return { saved: quantiles(this.typists.flatMap(typist => typist.millis)), redline: quantiles(this.chair.millis) }
  }

  leave () { this.typists.forEach(typist => typist.leave()) }
}

function quantiles (millis) {
  const sorted = millis.toSorted((a, b) => a - b)
  const at = share => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN)
  return { count: sorted.length, median: at(0.5), p99: at(0.99), longest: at(1) }
}
