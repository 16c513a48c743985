import type Database from 'better-sqlite3'
import { readIntegers } from './read-integers.ts'

/** Where the findings of a ledger are: each has a place from 0 in review order, and its own lines follow each other. */
export class FindingPlaces {
  /** By place. */
  readonly findingNos: Int32Array
  /** By place: its first line, from 0; the number of all lines closes the list. */
  readonly starts: Int32Array

  constructor(db: Database.Database) {
    this.findingNos = readIntegers(db, 'finding_no', 'finding_index')
    const firsts = readIntegers(db, 'first_position', 'finding_index')
    const lines = readIntegers(db, 'lines', 'finding_index')
    this.starts = new Int32Array(firsts.length + 1)
    firsts.forEach((first, at) => (this.starts[at] = first - 1))
    this.starts[firsts.length] = firsts.length === 0 ? 0 : firsts.at(-1)! - 1 + lines.at(-1)!
  }

  /** Findings. */
  get count(): number {
    return this.findingNos.length
  }

  /** Lines of all of them. */
  get lineCount(): number {
    return this.starts.at(-1)!
  }

  /** The places of the findings with these numbers, which come ascending. */
  placesOf(findingNos: Int32Array): Int32Array {
    let place = 0
    return findingNos.map((findingNo) => {
      while (this.findingNos[place] !== findingNo) place++
      return place
    })
  }

  /** The places of the findings that have one of these lines; lines from 0, ascending. */
  findingsOf(lines: Int32Array): Int32Array {
    const places = new Int32Array(Math.min(lines.length, this.count))
    let found = 0
    let place = -1
    let end = 0
    for (let at = 0; at < lines.length; at++) {
      if (lines[at]! < end) continue
      do place++
      while (this.starts[place + 1]! <= lines[at]!)
      end = this.starts[place + 1]!
      places[found++] = place
    }
    return places.subarray(0, found)
  }

  /** All lines, from 0, of the findings at these places. */
  linesOf(places: Int32Array): Int32Array {
    let count = 0
    for (let at = 0; at < places.length; at++)
      count += this.starts[places[at]! + 1]! - this.starts[places[at]!]!
    const lines = new Int32Array(count)
    let to = 0
    for (let at = 0; at < places.length; at++) {
      const end = this.starts[places[at]! + 1]!
      for (let line = this.starts[places[at]!]!; line < end; line++) lines[to++] = line
    }
    return lines
  }

  /** What each line has of its finding, given what each finding has. */
  spread(values: Int32Array): Int32Array {
    const spread = new Int32Array(this.lineCount)
    for (let place = 0; place < this.count; place++)
      spread.fill(values[place]!, this.starts[place], this.starts[place + 1])
    return spread
  }

  /** By place: the highest of the values of its lines. */
  highestOf(values: Int32Array): Int32Array {
    return Int32Array.from({ length: this.count }, (_, place) => {
      let most = 0
      for (let line = this.starts[place]!; line < this.starts[place + 1]!; line++)
        most = Math.max(most, values[line]!)
      return most
    })
  }
}
