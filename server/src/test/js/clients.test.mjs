// Ordinary Yjs clients against a running server.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import {
  PlainClient, api, createDraft, delegates, firstText, joinWithProvider, person, serverText, until
} from './plenary.mjs'

const open = []
after(() => open.forEach(client => client.leave()))
const joined = async client => { open.push(await client); return open.at(-1) }

const state = doc => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64')

test('unmodified providers and a plain client converge with each other and with the server', async () => {
  // given
  const draft = await createDraft('A draft that many write')
  const clients = [
    ...await Promise.all(delegates.slice(0, 3).map(who => joined(joinWithProvider(draft, who)))),
    await joined(PlainClient.join(draft, delegates[3]))
  ]

  // when all type into one clause at once
  const words = []
  for (let round = 0; round < 30; round++) {
    clients.forEach((client, i) => {
      const word = `w${i}x${round} `
      words.push(word)
      const text = firstText(client.text)
      text.insert(Math.floor(Math.random() * (text.length + 1)), word)
    })
    await new Promise(resolve => setTimeout(resolve, 5))
  }

  // then
  await until('all hold the same state', () => new Set(clients.map(client => state(client.doc))).size === 1)
  const whole = firstText(clients[0].text).toString()
  assert.equal(whole.length, 'A draft that many write'.length + words.join('').length)
  await until('everything is acknowledged', () => clients[3].allSaved)
  assert.ok((await serverText(draft)).replace(/\s+/g, ' ').includes(whole.trim().replace(/\s+/g, ' ')))
})

test('an ordinary client never sees a message of another protocol', async () => {
  // given
  const draft = await createDraft('Ordinary clients')
  const plain = await joined(joinWithProvider(draft, delegates[0]))
  const types = new Set()
  plain.provider.ws.addEventListener('message', event => types.add(new Uint8Array(event.data)[0]))
  const other = await joined(PlainClient.join(draft, delegates[1]))

  // when
  firstText(other.text).insert(0, 'from the other ')
  firstText(plain.text).insert(0, 'from me ')
  plain.provider.awareness.setLocalStateField('cursor', { anchor: 1 })

  // then
  await until('the words arrived', () => firstText(plain.text).toString().includes('from the other'))
  await until('the awareness came back', () => types.has(1))
  assert.deepEqual([...types].filter(type => type > 3), [])
})

test('the server says who somebody is, whatever the client claims', async () => {
  // given
  const draft = await createDraft('Who is who')
  const liar = await joined(joinWithProvider(draft, delegates[0]))
  const witness = await joined(joinWithProvider(draft, delegates[1]))

  // when
  liar.provider.awareness.setLocalStateField('user', { name: 'The Chair', color: '#000000' })

  // then
  const seen = await until('the liar is seen', () => witness.provider.awareness.getStates().get(liar.doc.clientID))
  assert.equal(seen.user.name, delegates[0].name)
  assert.equal(seen.user.delegation, delegates[0].delegation)
})

test('who leaves is gone for the others at once', async () => {
  // given
  const draft = await createDraft('Comings and goings')
  const stays = await joined(joinWithProvider(draft, delegates[0]))
  const goes = await joinWithProvider(draft, delegates[1])
  goes.provider.awareness.setLocalStateField('cursor', { anchor: 1 })
  stays.provider.awareness.setLocalStateField('cursor', { anchor: 1 })
  await until('both are seen', () => stays.provider.awareness.getStates().size === 2)

  // when
  goes.provider.ws.terminate?.()
  goes.leave()

  // then
  await until('one is left', () => stays.provider.awareness.getStates().size === 1, { seconds: 5 })
})

test('of what an ordinary client wrote offline, only the words in a clause that was agreed meanwhile are not kept', async () => {
  // given
  const imported = await api('/api/drafts/imports?name=lakes.txt', person('SECRETARIAT'), {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: 'Rules on lakes\n\n1. Decides to meet;\n\n2. Requests a report;\n\n3. Ends.\n'
  })
  const draft = (await imported.json()).id
  const offline = await joined(joinWithProvider(draft, delegates[0]))
  const other = await joined(joinWithProvider(draft, delegates[1]))
  const text = (client, n) => client.text.get(n).get(0).get(0)
  const told = []
  offline.provider.disconnect()
  text(offline, 1).insert(0, 'ONE ')
  text(offline, 2).insert(0, 'TWO ')
  text(offline, 3).insert(0, 'THREE ')

  // when
  const agreed = offline.text.get(2).getAttribute('id')
  const decided = await api(`/api/drafts/${draft}/clauses/${agreed}/status`, person('CHAIR'), { method: 'PUT', body: '{"status":"AGREED"}' })
  assert.ok(decided.ok)
  offline.provider.messageHandlers[2] = (_, decoder) => {
    decoding.readVarUint(decoder)
    told.push(decoding.readVarString(decoder))
  }
  offline.provider.connect()

  // then
  await until('the open part arrived', () => text(other, 3).toString().startsWith('THREE '))
  assert.equal(text(other, 1).toString(), 'ONE Decides to meet;')
  assert.equal(text(other, 2).toString(), 'Requests a report;')
  await until('the rest is taken back', () => text(offline, 2).toString() === 'Requests a report;')
  await until('it is told', () => told.length > 0)
  assert.match(told[0], /agreed/)

  // and when it goes on
  text(offline, 3).insert(0, 'FOUR ')

  // then it is in step
  await until('it is there', () => text(other, 3).toString().startsWith('FOUR THREE'))
  assert.equal(state(offline.doc), state(other.doc))
})

test("an observer's change is refused, and an ordinary client is told for good", async () => {
  // given
  const draft = await createDraft('Observers read')
  const own = await joined(PlainClient.join(draft, person('OBSERVER')))
  const ordinary = await joined(PlainClient.join(draft, person('OBSERVER'), { protocols: [] }))

  // when
  firstText(own.text).insert(0, 'I was never here ')
  firstText(ordinary.text).insert(0, 'nor was I ')

  // then
  await until('the refusal came', () => own.refusals.length === 1)
  assert.equal(own.refusals[0].reason, 'read-only')
  await until('the ordinary client is turned away', () => ordinary.closeCode === 4403)
  assert.ok(!(await serverText(draft)).includes('never here'))
})

test('work done offline is merged on return', async () => {
  // given
  const draft = await createDraft('Offline')
  const traveller = await joined(joinWithProvider(draft, delegates[0]))
  const stays = await joined(joinWithProvider(draft, delegates[1]))

  // when
  traveller.provider.disconnect()
  firstText(traveller.text).insert(0, 'written on a train ')
  firstText(stays.text).insert(0, 'written in the room ')
  traveller.provider.connect()

  // then
  await until('both have both', () => [traveller, stays].every(client => {
    const text = firstText(client.text).toString()
    return text.includes('on a train') && text.includes('in the room')
  }))
  assert.equal(state(traveller.doc), state(stays.doc))
})
