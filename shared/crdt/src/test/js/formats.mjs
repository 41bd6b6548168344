// What Yjs does with updates as bytes. Reads one JSON command a line, answers one JSON line each; ends with its input.
import { createInterface } from 'node:readline'
import * as Y from 'yjs'
import { randomEdit, shapes } from './edits.mjs'

const encode = bytes => Buffer.from(bytes).toString('base64')
const decode = text => new Uint8Array(Buffer.from(text, 'base64'))

const newDoc = (client, gc) => {
  const doc = new Y.Doc({ gc })
  doc.clientID = client
  doc.getText('text')
  doc.getXmlFragment('xml')
  doc.getMap('map')
  doc.getArray('array')
  return doc
}

const commands = {
  /** Several peers that edit in turns and sometimes hear of each other; all their updates and what all come to. */
  game ({ shape, seeds, clients, gc }) {
    const updates = []
    const updatesV2 = []
    const docs = clients.map(client => {
      const doc = newDoc(client, gc)
      doc.on('update', update => updates.push(encode(update)))
      doc.on('updateV2', update => updatesV2.push(encode(update)))
      return doc
    })
    const vectors = []
    seeds.forEach((seed, turn) => {
      const doc = docs[turn % docs.length]
      if (seed % 3 === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[(turn + 1) % docs.length], Y.encodeStateVector(doc)))
      randomEdit(doc, shapes[shape], seed, 1 + seed % 7)
      vectors.push(encode(Y.encodeStateVector(doc)))
    })
    const states = docs.map(doc => encode(Y.encodeStateAsUpdate(doc)))
    const statesV2 = docs.map(doc => encode(Y.encodeStateAsUpdateV2(doc)))
    const converted = [...updatesV2, ...statesV2].map(update => encode(Y.convertUpdateFormatV2ToV1(decode(update))))
    docs.forEach(doc => doc.destroy())
    return { updates, updatesV2, vectors, states, statesV2, converted }
  },
  merge ({ updates }) {
    const all = updates.map(decode)
    const merged = Y.mergeUpdates(all)
    const mergedV2 = Y.mergeUpdatesV2(all.map(Y.convertUpdateFormatV1ToV2))
    return { merged: encode(merged), mergedV2: encode(mergedV2) }
  },
  /** All that can be asked of one update. */
  about ({ update, vector }) {
    const v1 = decode(update)
    const v2 = Y.convertUpdateFormatV1ToV2(v1)
    const meta = Y.parseUpdateMeta(v1)
    const entries = map => [...map.entries()].map(([client, clock]) => [client, clock])
    return {
      v2: encode(v2),
      v1: encode(Y.convertUpdateFormatV2ToV1(v2)),
      diff: encode(Y.diffUpdate(v1, decode(vector))),
      diffV2: encode(Y.diffUpdateV2(v2, decode(vector))),
      vector: encode(Y.encodeStateVectorFromUpdate(v1)),
      from: entries(meta.from),
      to: entries(meta.to)
    }
  },
  /** A document that gets the updates one by one. */
  apply ({ updates, vector, gc }) {
    const doc = newDoc(1, gc)
    updates.forEach(update => Y.applyUpdate(doc, decode(update)))
    const answer = {
      state: encode(Y.encodeStateAsUpdate(doc)),
      stateV2: encode(Y.encodeStateAsUpdateV2(doc)),
      diff: encode(Y.encodeStateAsUpdate(doc, decode(vector))),
      diffV2: encode(Y.encodeStateAsUpdateV2(doc, decode(vector))),
      snapshotV2: encode(Y.encodeSnapshotV2(Y.snapshot(doc))),
      pending: doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    }
    doc.destroy()
    return answer
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer
  try {
    const command = JSON.parse(line)
    answer = commands[command.do](command)
  } catch (error) {
    answer = { error: String(error.stack) }
  }
  process.stdout.write(JSON.stringify(answer) + '\n')
}
