// Changes that are told exactly, one transaction each.
import * as Y from 'yjs'
import { insertString } from './edits.mjs'

const steps = {
  insert: (doc, { index, text, attributes }) => doc.getText('text').insert(index, text, attributes ?? undefined),
  embed: (doc, { index, embed, attributes }) => doc.getText('text').insertEmbed(index, embed, attributes),
  delete: (doc, { index, length }) => doc.getText('text').delete(index, length),
  format: (doc, { index, length, attributes }) => doc.getText('text').format(index, length, attributes),
  delta: (doc, { delta }) => doc.getText('text').applyDelta(delta),
  arrayInsert: (doc, { index, values }) => doc.getArray('array').insert(index, values),
  arrayPush: (doc, { values }) => doc.getArray('array').push(values),
  arrayUnshift: (doc, { values }) => doc.getArray('array').unshift(values),
  arrayDelete: (doc, { index, length }) => doc.getArray('array').delete(index, length),
  mapSet: (doc, { key, value }) => doc.getMap('map').set(key, value),
  mapRemove: (doc, { key }) => doc.getMap('map').delete(key),
  element: (doc, { index, name }) => doc.getXmlFragment('xml').insert(index, [new Y.XmlElement(name)]),
  xmlText: (doc, { index }) => doc.getXmlFragment('xml').insert(index, [new Y.XmlText()]),
  xmlString: (doc, { index, text }) => insertString(doc.getXmlFragment('xml'), index, text),
  xmlDelete: (doc, { index, length }) => doc.getXmlFragment('xml').delete(index, length),
  attribute: (doc, { index, key, value }) => doc.getXmlFragment('xml').get(index).setAttribute(key, value)
}

export const play = (doc, step) => doc.transact(() => steps[step.do](doc, step), 'step')
