// Frames of bytes on the standard streams, and the numbers and byte arrays that they are made of.
import { readSync, writeSync } from 'node:fs'

/** Fills the buffer from standard input; false at its end. */
const fill = buffer => {
  for (let at = 0; at < buffer.length;) {
    const count = readSync(0, buffer, at, buffer.length - at, null)
    if (count === 0) return false
    at += count
  }
  return true
}

const size = Buffer.alloc(4)

/** The next frame, or null at the end of the input. */
export const readFrame = () => {
  if (!fill(size)) return null
  const frame = Buffer.alloc(size.readUInt32BE())
  return fill(frame) ? frame : null
}

export const writeFrame = bytes => {
  const frame = Buffer.alloc(4 + bytes.length)
  frame.writeUInt32BE(bytes.length)
  frame.set(bytes, 4)
  for (let at = 0; at < frame.length;) at += writeSync(1, frame, at)
}

export class Reader {
  constructor (bytes) {
    this.bytes = bytes
    this.at = 0
  }

  get done () {
    return this.at === this.bytes.length
  }

  uint () {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++]
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  uints () {
    return Array.from({ length: this.uint() }, () => this.uint())
  }

  /** A copy, because Yjs may keep what it is given. */
  byteArray () {
    const length = this.uint()
    this.at += length
    return new Uint8Array(this.bytes.subarray(this.at - length, this.at))
  }

  text () {
    return Buffer.from(this.byteArray()).toString()
  }
}

export class Writer {
  constructor () {
    this.bytes = Buffer.alloc(1 << 16)
    this.at = 0
  }

  room (count) {
    if (this.at + count > this.bytes.length) {
      const larger = Buffer.alloc((this.at + count) * 2)
      larger.set(this.bytes.subarray(0, this.at))
      this.bytes = larger
    }
  }

  uint (value) {
    this.room(8)
    while (value > 127) {
      this.bytes[this.at++] = 128 | (value % 128)
      value = Math.floor(value / 128)
    }
    this.bytes[this.at++] = value
  }

  byteArray (bytes) {
    this.uint(bytes.length)
    this.room(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }

  byteArrays (arrays) {
    this.uint(arrays.length)
    arrays.forEach(array => this.byteArray(array))
  }

  text (string) {
    this.byteArray(Buffer.from(string))
  }

  taken () {
    return this.bytes.subarray(0, this.at)
  }
}
