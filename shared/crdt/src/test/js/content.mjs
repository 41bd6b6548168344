// Everything that can be read from a document, as JSON.
import * as Y from 'yjs'

export const value = v => {
  if (v instanceof Y.XmlText) return { xmlText: delta(v), attributes: object(v.getAttributes()), xml: v.toString() }
  if (v instanceof Y.Text) return { text: delta(v), plain: v.toString() }
  if (v instanceof Y.XmlElement) {
    return { element: v.nodeName, attributes: object(v.getAttributes()), children: v.toArray().map(value) }
  }
  if (v instanceof Y.XmlFragment) return { fragment: v.toArray().map(value) }
  if (v instanceof Y.XmlHook) return { hook: v.hookName, map: entries(v) }
  if (v instanceof Y.Map) return { map: entries(v) }
  if (v instanceof Y.Array) return { array: v.toArray().map(value) }
  if (v instanceof Y.Doc) return { doc: v.guid, options: v.meta === null ? {} : { meta: v.meta } }
  if (v instanceof Uint8Array) return { bytes: Buffer.from(v).toString('base64') }
  if (v === undefined) return { undefined: true }
  return v
}

const entries = map => Object.fromEntries([...map.entries()].map(([key, entry]) => [key, value(entry)]))

const object = entries => Object.fromEntries(Object.entries(entries).map(([key, entry]) => [key, value(entry)]))

const delta = text => text.toDelta().map(op => ({ insert: value(op.insert), attributes: op.attributes ?? {} }))

export const content = doc => ({
  text: value(doc.getText('text')),
  xml: value(doc.getXmlFragment('xml')),
  xmlString: doc.getXmlFragment('xml').toString(),
  map: value(doc.getMap('map')),
  mapJson: doc.getMap('map').toJSON(),
  array: value(doc.getArray('array')),
  lengths: [doc.getText('text').length, doc.getXmlFragment('xml').length, doc.getArray('array').length]
})

/** One text for a JSON value, with the keys of objects in the order of their code units. */
export const canonical = v => {
  if (Array.isArray(v)) return '[' + v.map(canonical).join(',') + ']'
  if (v !== null && typeof v === 'object') {
    const keys = Object.keys(v).filter(key => v[key] !== undefined).sort()
    return '{' + keys.map(key => JSON.stringify(key) + ':' + canonical(v[key])).join(',') + '}'
  }
  return JSON.stringify(v) ?? 'null'
}
