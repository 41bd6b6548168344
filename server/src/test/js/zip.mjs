// Reads files out of a ZIP archive, by its central directory (APPNOTE.TXT 4.3); enough for files that the server makes.
import { inflateRawSync } from 'node:zlib'

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** The files of an archive, by name. */
export function unzip (archive) {
  let end = archive.length - 22
  while (end >= 0 && archive.readUInt32LE(end) !== DIRECTORY_END) end--
  if (end < 0) throw new Error('expected a ZIP archive, got bytes without a directory')
  const files = new Map()
  let at = archive.readUInt32LE(end + 16)
  while (archive.readUInt32LE(at) === DIRECTORY_ENTRY) {
    const [method, packed, nameLength, extraLength, commentLength, offset] =
      [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28),
        archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
    const bytes = archive.subarray(start, start + packed)
    files.set(name, method === 0 ? bytes : inflateRawSync(bytes))
    at += 46 + nameLength + extraLength + commentLength
  }
  return files
}

/** The words of a Word document, paragraph by paragraph, those that are tracked as deleted left out. */
export function paragraphsOfWord (archive) {
  const xml = unzip(archive).get('word/document.xml').toString('utf8')
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescaped(text)).join(''))
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** A text of XML as it reads. */
export const unescaped = text => text.replace(/&(\w+);/g, (whole, name) => NAMED[name] ?? whole)
