// A chair who takes proposals while the server is killed: each is taken whole, with its words, or not at all.
import { api, clausesOf, delegates, draftWith, joinWithProvider, serverText, until } from './plenary.mjs'

const AT_ONCE = 4

async function ok (answer) {
  if (!answer.ok) throw new Error(`expected a success, got ${answer.status}: ${await answer.text()}`)
  return answer.json()
}

const post = (path, who, body) => api(path, who, { method: 'POST', body: JSON.stringify(body) })

export class Taking {
  #proposals = [] // {id, word, clause, asked, taken}: what the chair was told of it
  #ended = Promise.resolve()

  /** @param fault is told of what is wrong */
  constructor (figures, fault) {
    this.figures = figures
    this.fault = fault
    Object.assign(figures, { taken: 0, takenUnheard: 0 })
  }

  /** Goes on in another draft. */
  fresh () {
    this.draft = undefined
    this.#proposals = []
  }

  async #begin () {
    this.draft = await draftWith('Amendments', Array.from({ length: AT_ONCE }, () => ['operative', 'Words']))
    this.clauses = (await clausesOf(this.draft)).slice(1).map(({ id }) => id)
  }

  /** Has each clause amended once more, by proposals that are submitted, and the first of them taken. */
  async prepare () {
    if (this.draft === undefined) await this.#begin()
    for (const clause of this.clauses) {
      if (this.#open.some(each => each.clause === clause)) continue
      this.#proposals.push(await this.#submitted(clause))
    }
    await this.#take(this.#open[0])
  }

  get #open () { return this.#proposals.filter(({ taken }) => !taken) }

  async #submitted (clause) {
    const [who] = delegates
    const word = `p${this.#proposals.length}`
    const { id } = await ok(await post(`/api/drafts/${this.draft}/proposals`, who, { title: `Insert ${word}` }))
    const tool = await joinWithProvider(id, who)
    // Its place among those who are there stays under the id that it came with.
    const came = tool.doc.clientID
    tool.doc.clientID = 2 ** 32 + this.#proposals.length
    const text = tool.text.toArray().find(each => each.getAttribute('id') === clause).get(0).get(0)
    text.insert(text.length, ` ${word}`)
    tool.doc.clientID = came
    await until('the words are on the server', async () =>
      (await (await api(`/api/proposals/${id}/text?of=branch`, who)).text()).includes(word))
    tool.leave()
    await ok(await post(`/api/proposals/${id}/submit`, who, {}))
    return { id, word, clause, asked: false, taken: false }
  }

  /** Takes all the others at once, as far as the server gets. */
  go () { this.#ended = Promise.all(this.#open.map(proposal => this.#take(proposal))) }

  async #take (proposal) {
    proposal.asked = true
    let answer
    try {
      answer = await post(`/api/drafts/${this.draft}/incorporate`, undefined,
        { proposal: proposal.id, clauses: [proposal.clause], as: 'MERGED' })
      await answer.clone().text()
    } catch { return } // killed: what became of it is asked for afterwards
    if (!answer.ok) this.fault(`${proposal.word} was not taken: ${answer.status} ${await answer.text()}`)
    else this.#isTaken(proposal)
  }

  #isTaken (proposal) {
    proposal.taken = true
    this.figures.taken++
  }

  stop () { return this.#ended }

  /** The restarted server: what it said it took is taken, and of each the decision is there with the words, or neither is. */
  async inspect () {
    if (this.draft === undefined) return
    const words = (await serverText(this.draft)).split(/\s+/)
    const { proposals } = await ok(await api(`/api/drafts/${this.draft}/proposals`))
    for (const proposal of this.#proposals.filter(({ asked }) => asked)) {
      const { state } = proposals.find(({ id }) => id === proposal.id)
      const stands = words.filter(word => word === proposal.word).length
      if (proposal.taken && state !== 'INCORPORATED') this.fault(`${proposal.word} was taken, and is ${state}`)
      if (stands !== (state === 'INCORPORATED' ? 1 : 0)) this.fault(`${proposal.word} is ${state}, and stands ${stands} times in the draft`)
      if (state === 'INCORPORATED' && !proposal.taken) {
        this.figures.takenUnheard++
        this.#isTaken(proposal)
      }
    }
  }
}
