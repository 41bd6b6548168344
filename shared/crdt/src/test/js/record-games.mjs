// Writes recorded-games.gz: games among Yjs's peers, with what each batch hashes to when it is merged and cut,
// and what a follower's whole state hashed to after it. Tests
// that cannot ask Yjs play them. Run it again after a change of the games: node record-games.mjs
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { generator, randomEdit, shapes } from './edits.mjs'
import { canonical, content } from './content.mjs'
import { Writer } from './frames.mjs'

const GAMES = 72
const TURNS = 30

const digest = text => createHash('sha1').update(text).digest().subarray(0, 8)

const newDoc = (client, gc) => {
  const doc = new Y.Doc({ gc })
  doc.clientID = client
  for (const [get, name] of [['getText', 'text'], ['getXmlFragment', 'xml'], ['getMap', 'map'], ['getArray', 'array']]) {
    doc[get](name)
  }
  return doc
}

const shuffled = (random, list) => {
  const rest = [...list]
  return list.map(() => rest.splice(random(rest.length), 1)[0])
}

const play = (out, number) => {
  const random = generator(number)
  const shape = shapes[number % shapes.length]
  const gc = number % 3 > 0
  const client = i => number % 5 === 0 ? 2 ** 52 + random(1e6) * 4 + i : random(1e9) * 4 + i
  const peers = Array.from({ length: 3 }, (_, i) => ({ doc: newDoc(client(i), gc), inbox: [] }))
  const follower = { doc: newDoc(client(3), gc), inbox: [] }
  for (const peer of peers) {
    peer.doc.on('update', (update, _origin, _doc, transaction) => {
      if (transaction.local) [...peers, follower].forEach(other => other === peer || other.inbox.push(update))
    })
  }
  out.uint(gc ? 1 : 0)
  out.uint(follower.doc.clientID)
  out.uint(TURNS)
  for (let turn = 0; turn < TURNS; turn++) {
    const peer = peers[random(3)]
    const news = peer.inbox.splice(0, random(10))
    shuffled(random, news).forEach(update => Y.applyUpdate(peer.doc, update, 'remote'))
    randomEdit(peer.doc, shape, random(1e9), 1 + random(7), number % 2 === 0)
    let batch = follower.inbox.splice(0, turn === TURNS - 1 ? Infinity : random(12))
    if (number % 4 > 1) batch = shuffled(random, batch)
    if (number % 2 === 1 && turn % 6 === 5) batch.push(Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(follower.doc)))
    out.byteArrays(batch)
    const merged = batch.length > 0 ? Y.mergeUpdates(batch) : new Uint8Array([0, 0])
    out.byteArray(digest(merged))
    out.byteArray(digest(Y.diffUpdate(merged, Y.encodeStateVector(follower.doc))))
    batch.forEach(update => Y.applyUpdate(follower.doc, update, 'remote'))
    out.byteArray(digest(Y.encodeStateAsUpdate(follower.doc)))
    out.byteArray(digest(Y.encodeStateAsUpdateV2(follower.doc)))
  }
  out.byteArray(digest(canonical(content(follower.doc))))
  ;[...peers, follower].forEach(each => each.doc.destroy())
}

const out = new Writer()
out.uint(GAMES)
for (let number = 0; number < GAMES; number++) play(out, number)
writeFileSync(new URL('../resources/recorded-games.gz', import.meta.url), gzipSync(out.taken(), { level: 9 }))
