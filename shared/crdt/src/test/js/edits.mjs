// Seeded random edits by the public API of Yjs, in the shapes that editors make.
import * as Y from 'yjs'

/** A generator of numbers from 0 (inclusive) to n (exclusive), always the same for a seed. */
export const generator = seed => {
  let state = seed >>> 0
  return n => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n)
  }
}

const WORDS = ['a', 'b', 'cyber', ' ', 'peace and ', 'é', '日本', '😀', '👩‍🚀', '\n', 'x😀y', 'stability ']
const MARKS = [['bold', {}], ['bold', null], ['italic', true], ['italic', null], ['link', { href: 'u', title: 't' }],
  ['link', { href: 'v' }], ['link', null], ['size', 12], ['size', 1.5], ['color', 'red'], ['color', null]]
const NODES = ['paragraph', 'operative', 'subparagraph', 'hardBreak', 'Heading']
const KEYS = ['id', 'level', 'k', 'a key']

const pick = (random, list) => list[random(list.length)]
const PLAIN_WORDS = WORDS.filter(word => !/[\ud800-\udfff]/.test(word))
const words = random => {
  const list = random.pairs ? WORDS : PLAIN_WORDS
  return Array.from({ length: 1 + random(3) }, () => pick(random, list)).join('')
}
const mark = random => Object.fromEntries([pick(random, MARKS)])

const plain = random => pick(random, [
  () => random(1000), () => -random(5), () => random(100) / 7, () => 2 ** 40 + random(9), () => null, () => true,
  () => words(random), () => ({ b: random(9), a: [random(9), { c: null }], 7: 'seven' }), () => [random(3), 'x'],
  () => 0.5, () => '', () => undefined
])()

/** An index at which no surrogate pair is cut: formatting that changes nothing would break the pair here alone. */
const whole = (text, index) => {
  const before = text.charCodeAt(index - 1)
  return before >= 0xd800 && before <= 0xdbff ? index + 1 : index
}

/** The text with one unit for each embedded object, so that indexes fit. */
const units = text => text.toDelta().map(op => typeof op.insert === 'string' ? op.insert : '.').join('')

const editText = (text, random) => {
  const all = units(text)
  const index = random(all.length + 1)
  const choice = random(12)
  if (choice < 4) {
    text.insert(index, words(random))
  } else if (choice < 6) {
    text.insert(index, words(random), mark(random))
  } else if (choice < 7) {
    const embed = random(6) === 0 ? nested(random) : { image: random(9) }
    text.insertEmbed(index, embed, random(2) === 0 ? mark(random) : undefined)
    if (random(8) === 0) text.setAttribute(pick(random, KEYS), plain(random) ?? 'none')
  } else if (all.length > 0) {
    const at = random(all.length)
    const count = 1 + random(Math.min(6, all.length - at))
    if (choice < 9) {
      text.delete(at, count)
    } else {
      const from = whole(all, at)
      const to = whole(all, at + count)
      if (to > from) text.format(from, to - from, mark(random))
    }
  }
}

/** Puts text into XML without a text type, as Yjs 14 stores it and Yjs 13 reads it. */
export const insertString = (fragment, index, text) => fragment.doc.transact(() => {
  fragment.insert(index, []) // cuts the item at the index
  let left = null
  for (let rest = index, item = fragment._start; rest > 0; item = item.right) {
    if (!item.deleted && item.countable) rest -= item.length
    left = item
  }
  const right = left === null ? fragment._start : left.right
  const { clientID, store } = fragment.doc
  const id = Y.createID(clientID, Y.getState(store, clientID))
  const item = new Y.Item(id, left, left?.lastId ?? null, right, right?.id ?? null, fragment, null, new Y.ContentString(text))
  Y.transact(fragment.doc, transaction => item.integrate(transaction, 0))
})

/** The children that are types; their places are no indexes if there are strings between them. */
const types = fragment => fragment.toArray().filter(child => child instanceof Y.AbstractType)

const insertAnywhere = (fragment, random) => {
  const index = random(fragment.length + 1)
  const choice = random(10)
  const children = types(fragment)
  if (choice === 0) insertString(fragment, index, pick(random, ['x', 'yz', 'six']))
  else if (choice === 1) fragment.insert(index, [pick(random, ['seven', 7, { k: 0.5 }]), newNode(random)])
  else if (choice === 2) fragment.push([newNode(random)])
  else if (choice === 3) fragment.unshift([newNode(random), newNode(random)])
  else if (choice === 4) fragment.insertAfter(pick(random, [null, ...children]), [newNode(random)])
  else fragment.insert(index, [newNode(random)])
}

const editAttributes = (type, random) => {
  const key = pick(random, KEYS)
  if (random(4) === 0) type.removeAttribute(key)
  else if (random(5) === 0) type.setAttribute(key, nested(random))
  else type.setAttribute(key, random(3) === 0 ? plain(random) ?? 'none' : words(random))
}

const newNode = random => {
  if (random(3) === 0) return new Y.XmlText(words(random))
  const element = new Y.XmlElement(pick(random, NODES))
  if (random(2) === 0) element.setAttribute('id', words(random))
  if (random(2) === 0) {
    const text = new Y.XmlText()
    text.applyDelta([{ insert: words(random), attributes: { bold: {} } }, { insert: words(random) }])
    element.insert(0, [text])
  }
  return element
}

const editXml = (fragment, random, depth = 0) => {
  const children = types(fragment)
  const choice = random(10)
  if (children.length > 0 && choice < 7 && depth < 6) {
    const child = pick(random, children)
    if (child instanceof Y.XmlText) {
      if (random(10) === 0) editAttributes(child, random)
      else editText(child, random)
    } else {
      editXml(child, random, depth + 1)
    }
  } else if (fragment.length > 0 && choice === 7) {
    const at = random(fragment.length)
    fragment.delete(at, 1 + random(Math.min(2, fragment.length - at)))
  } else if (choice >= 8 && random(2) === 0 && fragment instanceof Y.XmlElement) {
    editAttributes(fragment, random)
  } else if (fragment.length < 12) {
    insertAnywhere(fragment, random)
  }
}

const nested = random => pick(random, [() => new Y.Map(), () => new Y.Array(), () => new Y.Text(words(random))])()

const editNested = (type, random, depth) => {
  if (type instanceof Y.Map) editMap(type, random, depth)
  else if (type instanceof Y.Array) editArray(type, random, depth)
  else if (type instanceof Y.Text) editText(type, random)
}

const editMap = (map, random, depth = 0) => {
  const key = pick(random, KEYS)
  const there = map.get(key)
  const choice = random(8)
  if (there instanceof Y.AbstractType && choice < 5) editNested(there, random, depth + 1)
  else if (choice === 5) map.delete(key)
  else if (choice === 6 && depth < 5) map.set(key, nested(random))
  else map.set(key, random(8) === 0 ? new Uint8Array([random(256), 1]) : plain(random))
}

const editArray = (array, random, depth = 0) => {
  const choice = random(8)
  const types = array.toArray().filter(entry => entry instanceof Y.AbstractType)
  if (types.length > 0 && choice < 3) {
    editNested(pick(random, types), random, depth + 1)
  } else if (array.length > 0 && choice < 5) {
    // Often at the end, for what is pushed comes behind what is deleted.
    const at = random(2) === 0 ? Math.max(0, array.length - 2) : random(array.length)
    array.delete(at, 1 + random(Math.min(3, array.length - at)))
  } else if (choice === 5 && depth < 5) {
    if (random(3) === 0) array.push([nested(random)])
    else array.insert(random(array.length + 1), [nested(random)])
  } else {
    const values = Array.from({ length: 1 + random(3) }, () => plain(random) ?? null)
    if (random(6) === 0) values.splice(random(2), 0, new Uint8Array([random(256)]))
    if (random(12) === 0 && depth === 0) values.push(new Y.Doc({ guid: `guid ${random(1000)}`, meta: random(3) }))
    const place = random(6)
    if (place < 2) array.push(values)
    else if (place === 2) array.unshift(values)
    else array.insert(random(array.length + 1), values)
  }
}

/** Everything happens at the same few places. */
const editDense = (text, random) => {
  const choice = random(10)
  if (choice < 6 || text.length === 0) {
    text.insert(random(Math.min(text.length, 4) + 1), pick(random, ['a', 'b', 'c', 'd']))
  } else if (choice < 8) {
    text.delete(random(Math.min(text.length, 5)), 1)
  } else {
    const all = units(text)
    const at = random(Math.min(text.length, 5))
    const from = whole(all, at)
    const to = whole(all, at + 1 + random(Math.min(3, text.length - at)))
    if (to > from) text.format(from, to - from, { bold: random(2) === 0 ? true : null })
  }
}

/** Most of what is made is soon deleted, from within and from without. */
const editBrief = (fragment, random, depth = 0) => {
  const children = types(fragment)
  const choice = random(10)
  if (children.length > 0 && choice < 5) {
    const child = pick(random, children)
    if (child instanceof Y.XmlText) editDense(child, random)
    else editBrief(child, random, depth + 1)
  } else if (fragment.length > 2 || (fragment.length > 0 && choice < 7)) {
    fragment.delete(random(fragment.length), 1)
  } else if (depth < 5) {
    insertAnywhere(fragment, random)
  }
}

const textOf = block => block.toArray().find(child => child instanceof Y.XmlText)

const withText = (element, delta) => {
  const text = new Y.XmlText()
  text.applyDelta(delta)
  element.insert(0, [text])
  return element
}

/** The delta of the text from the index on, without what cannot be copied. */
const tail = (text, index) => {
  const delta = []
  let at = 0
  for (const { insert, attributes } of text.toDelta()) {
    const length = typeof insert === 'string' ? insert.length : 1
    const from = Math.max(0, index - at)
    at += length
    if (from >= length || insert instanceof Y.AbstractType) continue
    delta.push({ insert: typeof insert === 'string' ? insert.slice(from) : insert, attributes })
  }
  return delta
}

/** A place that cuts no surrogate pair: half a pair, copied or cut off in vain, is not the same everywhere. */
const place = (text, random) => {
  const all = units(text)
  return whole(all, random(all.length + 1))
}

/** As the binding of an editor changes a text: it keeps the two ends and replaces what is between. */
const retype = (text, random) => {
  const from = place(text, random)
  const count = random(Math.min(5, text.length - from) + 1)
  const delta = [{ retain: from }, { delete: count }]
  if (random(3) > 0) delta.push({ insert: words(random), attributes: random(2) === 0 ? mark(random) : {} })
  text.applyDelta(delta.filter(op => op.retain !== 0 && op.delete !== 0))
}

/** What the binding of an editor makes of typing, splitting, joining, wrapping, and changing blocks. */
const editProse = (fragment, random) => {
  const blocks = fragment.toArray()
  if (blocks.length === 0 || (blocks.length < 8 && random(12) === 0)) {
    const block = withText(new Y.XmlElement(pick(random, NODES)), [{ insert: words(random) }])
    fragment.insert(random(blocks.length + 1), [block])
    return
  }
  const at = random(blocks.length)
  const block = blocks[at]
  const text = block instanceof Y.XmlElement ? textOf(block) : undefined
  if (text === undefined) {
    if (block instanceof Y.XmlElement && random(3) > 0) withText(block, [{ insert: words(random) }])
    else fragment.delete(at, 1)
    return
  }
  pick(random, proseEdits)({ fragment, at, block, text, next: blocks[at + 1], random })
}

const typing = ({ text, random }) => retype(text, random)

const proseEdits = [
  typing, typing, typing, typing,
  function marking ({ text, random }) {
    const all = units(text)
    const from = whole(all, random(all.length + 1))
    const to = whole(all, Math.min(all.length, from + 1 + random(8)))
    if (to > from) text.format(from, to - from, mark(random))
  },
  function splitting ({ fragment, at, block, text, random }) {
    const index = place(text, random)
    const delta = tail(text, index)
    text.delete(index, text.length - index)
    fragment.insert(at + 1, [withText(new Y.XmlElement(block.nodeName), delta)])
  },
  function joining ({ fragment, at, text, next }) {
    const other = next instanceof Y.XmlElement ? textOf(next) : undefined
    if (other !== undefined) {
      text.applyDelta([...(text.length > 0 ? [{ retain: text.length }] : []), ...tail(other, 0)])
      fragment.delete(at + 1, 1)
    }
  },
  function wrapping ({ fragment, at, block, text }) {
    const outer = new Y.XmlElement('blockquote')
    outer.insert(0, [withText(new Y.XmlElement(block.nodeName), tail(text, 0))])
    fragment.delete(at, 1)
    fragment.insert(at, [outer])
  },
  function replacing ({ fragment, at, text, random }) {
    const block = withText(new Y.XmlElement(pick(random, NODES)), tail(text, 0))
    block.setAttribute('id', words(random))
    fragment.insert(at, [block])
    fragment.delete(at + 1, 1)
  },
  ({ block, random }) => editAttributes(block, random),
  function breaking ({ block, text, random }) {
    const index = place(text, random)
    const rest = new Y.XmlText()
    rest.applyDelta(tail(text, index))
    text.delete(index, text.length - index)
    block.insert(block.toArray().indexOf(text) + 1, [new Y.XmlElement('hardBreak'), rest])
  },
  function removing ({ fragment, at, random }) {
    fragment.delete(at, 1 + random(Math.min(2, fragment.length - at)))
  },
  function hooking ({ fragment, at }) {
    const hook = new Y.XmlHook('equation')
    hook.set('source', 'x')
    fragment.insert(at, [hook])
  }
]

const editMixed = (doc, random) => {
  const choice = random(10)
  if (choice < 4) editXml(doc.getXmlFragment('xml'), random)
  else if (choice < 7) editText(doc.getText('text'), random)
  else if (choice < 9) editMap(doc.getMap('map'), random)
  else editArray(doc.getArray('array'), random)
}

/** In the order of the shapes that the Java side names. */
export const shapes = [
  editMixed,
  (doc, random) => editDense(doc.getText('text'), random),
  (doc, random) => editBrief(doc.getXmlFragment('xml'), random),
  (doc, random) => editProse(doc.getXmlFragment('xml'), random)
]

/** With or without words that hold surrogate pairs. Makes `count` edits of the shape, some of them several in one transaction. */
export const randomEdit = (doc, shape, seed, count, pairs = true) => {
  const random = generator(seed)
  random.pairs = pairs
  let done = 0
  while (done < count) {
    const together = random(2) === 0 ? Math.min(count - done, 1 + random(6)) : 1
    doc.transact(() => {
      for (let i = 0; i < together; i++) shape(doc, random)
    }, 'edit')
    done += together
  }
}
