// Plays games of y-protocols' awareness. Each line of input is a game, a JSON list of steps; each line of output tells what
// came of them. Peers are told by their number, which is also their client id minus one.
import { pass, restart, run } from './clock.mjs'
import { createInterface } from 'node:readline'
import * as awareness from 'y-protocols/awareness'
import * as encoding from 'lib0/encoding'

const PEERS = 3
const sorted = ids => [...ids].sort((a, b) => a - b)
const encode = bytes => Buffer.from(bytes).toString('base64')

const game = steps => {
  restart()
  const events = []
  const peers = Array.from({ length: PEERS }, (_, n) => {
    const peer = new awareness.Awareness({ clientID: n + 1, on () {} })
    for (const kind of ['change', 'update']) {
      peer.on(kind, ({ added, updated, removed }, origin) =>
        events.push([n, kind, added, updated, origin === 'timeout' ? sorted(removed) : removed, origin]))
    }
    return peer
  })
  const apply = (peer, bytes) => {
    awareness.applyAwarenessUpdate(peer, bytes, 'remote')
    return encode(bytes)
  }
  const plays = {
    local: ({ peer, state }) => peers[peer].setLocalState(state),
    field: ({ peer, field, value }) => peers[peer].setLocalStateField(field, value),
    send: ({ peer, to, clients }) => apply(peers[to], awareness.encodeAwarenessUpdate(peers[peer],
      clients.length > 0 ? clients.filter(id => peers[peer].meta.has(id)) : [...peers[peer].states.keys()])),
    raw: ({ peer, entries }) => {
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, entries.length)
      for (const [client, clock, json] of entries) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, clock)
        encoding.writeVarString(encoder, json)
      }
      return apply(peers[peer], encoding.toUint8Array(encoder))
    },
    modify: ({ peer }) => encode(awareness.modifyAwarenessUpdate(
      awareness.encodeAwarenessUpdate(peers[peer], [...peers[peer].meta.keys()].sort((a, b) => a - b)),
      state => state === null ? { was: 'gone' } : state.name === 'a' ? null : { ...state, name: 'set' })),
    remove: ({ peer, clients }) => awareness.removeAwarenessStates(peers[peer], clients, 'remove'),
    pass: ({ milliseconds }) => pass(milliseconds),
    check: ({ peer }) => run(peer),
    destroy: ({ peer }) => peers[peer].destroy()
  }
  return steps.map(step => {
    const bytes = plays[step.do](step)
    const { states, meta } = peers[step.peer]
    return {
      bytes: bytes ?? '',
      events: events.splice(0),
      states: [...states.entries()],
      clocks: [1, 2, 3, 4, 5].map(id => meta.get(id)?.clock ?? -1)
    }
  })
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(game(JSON.parse(line))) + '\n')
}
