// People of delegations at one table: what tests of proposals, comments and positions share.
import assert from 'node:assert/strict'
import { Somebody } from './somebody.mjs'

export const WIDE = { viewport: { width: 1440, height: 900 } }
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

export const SENTENCES = [
  'The parties shall cooperate closely in this matter',
  'The parties shall report each year to the Conference',
  'The Conference shall decide on capacity building'
]

/** Somebody at a browser, all of whose messages from the server are kept. */
export class Delegate extends Somebody {
  heard = []

  async anotherPage () {
    const page = await super.anotherPage()
    page.on('websocket', socket => socket.on('framereceived', ({ payload }) => this.heard.push(Buffer.from(payload).toString('latin1'))))
    page.on('response', response => {
      if (response.url().includes('/api/')) response.text().then(text => this.heard.push(text), () => {})
    })
    return page
  }

  /** Tells whether words, in Latin letters, ever came to this browser. */
  hasHeard (words) { return this.heard.some(text => text.includes(words)) }

  /** Selects words on the sheet, as a mouse would. */
  selects (words) {
    return this.editor.evaluate((sheet, wanted) => {
      const { editor } = sheet
      let from
      editor.state.doc.descendants((node, pos) => {
        const at = node.isText ? node.text.indexOf(wanted) : -1
        if (at >= 0 && from === undefined) from = pos + at
      })
      editor.commands.setTextSelection({ from, to: from + wanted.length })
      editor.view.focus()
    }, words)
  }

  /** The words of a clause, without what is only shown to be deleted. */
  reads (clause) {
    return this.editor.evaluate((sheet, wanted) =>
      sheet.editor.state.doc.content.content.find(node => node.attrs.id === wanted)?.textContent, clause)
  }

  /** Waits until a clause reads so. */
  seesClause (clause, words) {
    return this.page.waitForFunction(([wanted, text]) =>
      document.querySelector('.ProseMirror')?.editor.state.doc.content.content
        .find(node => node.attrs.id === wanted)?.textContent === text, [clause, words], { timeout: 20_000 })
  }

  async switchesTo (mode) {
    await this.page.locator('label').filter({ hasText: new RegExp(`^${mode}$`) }).click()
  }

  /** The id of the draft or proposal whose room this is. */
  get room () { return new URL(this.page.url()).pathname.split('/').at(-1) }

  /** Begins a proposal from the draft's room, and waits for the room of its own. */
  async begins (title) {
    await this.switchesTo('Propose')
    await this.page.getByRole('textbox', { name: 'Title' }).fill(title)
    await this.photograph('proposals-begin')
    await this.button('Begin the proposal').click()
    await this.page.waitForURL(/\/proposals\//)
    await this.banner.waitFor()
    await this.editor.waitFor()
    await this.isSaved()
    return this.room
  }

  get banner () { return this.page.getByRole('region', { name: /^(Proposal|Proposition) ?: / }) }
  get proposals () { return this.page.getByRole('list', { name: /^(Proposals|Propositions), / }) }
  get comments () { return this.page.getByRole('list', { name: /^(Comments|Commentaires), / }) }
  proposal (words) { return this.proposals.getByRole('article').filter({ hasText: words }) }
  comment (words) { return this.comments.getByRole('article').filter({ hasText: words }) }
}

/** The table of one stage: who sits at it, and what they ask the server for. */
export class Negotiation {
  constructor ({ server, browser, plenary }) {
    Object.assign(this, { server, browser, plenary })
  }

  token (name) { return this.server.demo.people.find(person => person.name.startsWith(name)) }
  comes (name, options = WIDE) { return Delegate.signsIn(this.browser, this.server.demo, name, options) }

  /** What the server answers to somebody. */
  answers (name, method, path, body) {
    return this.plenary.api(path, this.token(name), { method, body: body && JSON.stringify(body) })
  }

  /** What somebody gets, who may have it. */
  async asks (name, method, path, body) {
    const response = await this.answers(name, method, path, body)
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`)
    return response.status === 204 ? undefined : response.json()
  }

  /** Puts somebody into a delegation. */
  async joins (name, delegation) {
    const { people } = await this.asks('Ingrid', 'GET', '/api/process')
    const person = people.find(one => one.name.startsWith(name))
    await this.asks('Ingrid', 'PUT', `/api/process/people/${person.id}`, {
      name: person.name, email: person.email ?? null, role: person.role, rank: person.rank, delegation
    })
  }

  /** A draft of three clauses, with their ids. */
  async draft (title, sentences = SENTENCES) {
    const draft = await this.plenary.draftWith(title, sentences.map(words => ['operative', words]))
    const [, first, second, third] = (await this.plenary.clausesOf(draft)).map(({ id }) => id)
    return { draft, first, second, third }
  }

  /** Begins a proposal without a browser, and writes behind some clauses of it: for each its id and the words. */
  async proposes (name, draft, title, ...changes) {
    const { id } = await this.asks(name, 'POST', `/api/drafts/${draft}/proposals`, { title })
    const tool = await this.plenary.joinWithProvider(id, this.token(name))
    // Its place among those who are there stays under the id that it came with.
    const came = tool.doc.clientID
    tool.doc.clientID = 2 ** 32 + Math.floor(Math.random() * 2 ** 40)
    for (const [clause, words] of changes) {
      const text = tool.text.toArray().find(each => each.getAttribute('id') === clause).get(0).get(0)
      text.insert(text.length, words)
    }
    tool.doc.clientID = came
    const isThere = async () => {
      const { clauses } = await this.asks(name, 'GET', `/api/proposals/${id}/text?of=branch`)
      return changes.every(([, words]) => clauses.some(({ text }) => text.includes(words.trim())))
    }
    await this.plenary.until('the words are on the server', isThere)
    tool.leave()
    return id
  }

  /** The same, submitted. */
  async submits (name, ...proposal) {
    const id = await this.proposes(name, ...proposal)
    await this.asks(name, 'POST', `/api/proposals/${id}/submit`, {})
    return id
  }
}
