import { isAscii } from 'node:buffer'

/** An encoding that a byte order mark names, with the length of the mark. */
export function encodingOfMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0xfe && bytes[3] === 0xff) return 'utf-32be'
  return null
}

const longestSample = 1 << 20
/** A cell is cut there, so that no character of two bytes is: none of these is a second byte anywhere. */
const cuts = new Set([0x09, 0x0a, 0x0d, 0x22, 0x2c, 0x3b])

/** What the bytes of a file tell of its encoding; all of them are looked at, chunk by chunk. */
export class ByteSurvey {
  byMark: string | null = null
  sizeBytes = 0
  /** Zero bytes at even and at odd places. */
  readonly zeros = { even: 0, odd: 0 }
  /** Whether a byte ends a line as files of one byte a character have it, and as mainframes do (NEL). */
  hasLineEnds = false
  hasNel = false
  /** Characters of more than one byte that are valid UTF-8, and places that are not. */
  validUtf8 = 0
  invalidUtf8 = 0
  /** The pieces of lines that hold bytes beyond ASCII, up to about 1 MB of them. */
  readonly samples: Buffer[] = []
  #sampled = 0
  /** Bytes that are still due of the character at hand, and the bounds of the next one. */
  #due = 0
  #least = 0x80
  #most = 0xbf

  add(chunk: Buffer): void {
    if (this.sizeBytes === 0) this.byMark = encodingOfMark(chunk)
    if (chunk.includes(0)) this.#countZeros(chunk)
    this.hasLineEnds ||= chunk.includes(0x0a) || chunk.includes(0x0d)
    this.hasNel ||= !this.hasLineEnds && chunk.includes(0x85)
    if (this.#due > 0 || !isAscii(chunk)) {
      this.#countUtf8(chunk)
      if (this.#sampled < longestSample) this.#sample(chunk)
    }
    this.sizeBytes += chunk.length
  }

  /** When there is no more: a character that was begun is none. */
  end(): void {
    if (this.#due > 0) this.invalidUtf8++
    this.#due = 0
  }

  #countZeros(chunk: Buffer): void {
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, at + 1)) {
      if ((this.sizeBytes + at) % 2 === 0) this.zeros.even++
      else this.zeros.odd++
    }
  }

  /** The states of the WHATWG decoder, so that as many places are invalid as it replaces. */
  #countUtf8(chunk: Buffer): void {
    let [due, least, most, valid, invalid] = [this.#due, this.#least, this.#most, 0, 0]
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (due > 0) {
        if (byte >= least && byte <= most) {
          ;[least, most] = [0x80, 0xbf]
          if (--due === 0) valid++
          continue
        }
        invalid++
        due = 0
        ;[least, most] = [0x80, 0xbf]
      }
      if (byte < 0x80) continue
      if (byte >= 0xc2 && byte <= 0xdf) due = 1
      else if (byte >= 0xe0 && byte <= 0xef) {
        due = 2
        if (byte === 0xe0) least = 0xa0
        if (byte === 0xed) most = 0x9f
      } else if (byte >= 0xf0 && byte <= 0xf4) {
        due = 3
        if (byte === 0xf0) least = 0x90
        if (byte === 0xf4) most = 0x8f
      } else invalid++
    }
    this.#due = due
    this.#least = least
    this.#most = most
    this.validUtf8 += valid
    this.invalidUtf8 += invalid
  }

  #sample(chunk: Buffer): void {
    let from = 0
    let isBeyond = false
    for (let at = 0; at < chunk.length && this.#sampled < longestSample; at++) {
      const byte = chunk[at]!
      if (byte >= 0x80) isBeyond = true
      else if (cuts.has(byte)) {
        // What the border of two chunks cuts may begin in the middle of a character.
        if (isBeyond && (from > 0 || this.sizeBytes === 0)) {
          this.samples.push(Buffer.from(chunk.subarray(from, at)))
          this.#sampled += at - from
        }
        from = at + 1
        isBeyond = false
      }
    }
    if (isBeyond && (from > 0 || this.sizeBytes === 0)) this.samples.push(Buffer.from(chunk.subarray(from)))
  }
}
