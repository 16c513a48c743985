import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findRepeats, type Repeat } from '../../../../../src/main/engine/ingest/repeats/find-repeats.ts'
import type { WrittenLines } from '../../../../../src/main/engine/ledger/ledger.ts'
import { LedgerLines } from '../../../../../src/main/engine/ledger/ledger-lines.ts'
import { hashRecords, isSameRecord } from '../../../../../src/main/engine/ingest/repeats/record-hashes.ts'

/** What is found in files of records, and how many lines were compared to the letter. */
function find(files: string[][], skipped = new Set<number>()): { repeats: Repeat[]; compared: number } {
  const written = linesOf(files.flat().map((record) => [record]))
  let compared = 0
  const repeats = findRepeats({
    ...hashRecords(written),
    starts: startsOf(files),
    skipped,
    isSame: (one, other) => {
      compared++
      return isSameRecord(written, one, other)
    }
  })
  return { repeats, compared }
}

/** The lines of a file with two columns that has these records. */
function linesOf(records: string[][]): WrittenLines {
  const lines = new LedgerLines(2)
  for (const [at, cells] of records.entries())
    lines.add({ cells, keyCells: cells, lineNumber: at + 1, lines: 1, class: 'data' })
  return lines.view()
}

function startsOf(files: string[][]): number[] {
  return files.reduce((starts, file) => [...starts, starts.at(-1)! + file.length], [0])
}

const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, at) => `line ${from + at}`)

/** Lines of every run of ten, more than five of them distinct, that stood before: compared with all, the slow way. */
function repeatedLines(files: string[][]): Set<number> {
  const runs = files.flatMap((file, at) => {
    const start = startsOf(files)[at]!
    return file.flatMap((_, line) => (line + 10 <= file.length ? [start + line] : []))
  })
  const records = files.flat()
  const textOf = (run: number) => JSON.stringify(records.slice(run, run + 10))
  const lines = new Set<number>()
  runs.forEach((run, at) => {
    const isVaried = new Set(records.slice(run, run + 10)).size > 5
    if (!isVaried || runs.slice(0, at).every((before) => textOf(before) !== textOf(run))) return
    for (let line = run; line < run + 10; line++) lines.add(line)
  })
  return lines
}

function coveredBy(repeats: Repeat[]): Set<number> {
  return new Set(repeats.flatMap(({ again, count }) => Array.from({ length: count }, (_, at) => again + at)))
}

test('finds a block that stands in two files, as long as it is', () => {
  const files = [numbered(40), [...numbered(5, 900), ...numbered(20, 12), ...numbered(5, 800)]]
  expect(find(files).repeats).toEqual([{ first: 12, again: 45, count: 20, newLines: 20 }])
})

test('finds a block that stands in one file twice', () => {
  const files = [[...numbered(30), ...numbered(15, 3)]]
  expect(find(files).repeats).toEqual([{ first: 3, again: 30, count: 15, newLines: 15 }])
})

test('goes by nine lines alike, and by any number of lines that are all the same', () => {
  expect(find([numbered(30), numbered(9, 4)]).repeats).toEqual([])
  expect(find([Array.from({ length: 500 }, () => 'fee')]).repeats).toEqual([])
})

test('holds a block together over lines within it that are all the same', () => {
  const block = [...numbered(20), ...Array.from({ length: 30 }, () => 'fee'), ...numbered(20, 50)]
  expect(find([block, ['other'], block]).repeats).toEqual([{ first: 0, again: 71, count: 70, newLines: 70 }])
})

test('does not read on from one file into the next', () => {
  expect(find([numbered(20), numbered(6), numbered(6, 6)]).repeats).toEqual([])
})

test('leaves out the files it is told to', () => {
  expect(find([numbered(20), numbered(20)], new Set([1])).repeats).toEqual([])
})

test('trusts no hash: lines that are not equal to the letter are no block', () => {
  const hashes = hashRecords(linesOf([...numbered(20), ...numbered(20)].map((record) => [record])))
  expect(findRepeats({ ...hashes, starts: [0, 20, 40], skipped: new Set(), isSame: () => false })).toEqual([])
})

test('finds what comparing every run with every other finds, and only blocks that are equal', () => {
  const record = fc.integer({ min: 0, max: 7 }).map((number) => `record ${number}`)
  const block = fc.array(record, { minLength: 1, maxLength: 30 })
  // Files are put together of a few blocks, so that blocks come again in all ways there are.
  const files = fc.array(block, { minLength: 1, maxLength: 4 }).chain((blocks) =>
    fc.array(
      fc.array(fc.constantFrom(...blocks), { maxLength: 4 }).map((chosen) => chosen.flat()),
      { minLength: 1, maxLength: 4 }
    )
  )
  fc.assert(
    fc.property(files, (ledger) => {
      const { repeats } = find(ledger)
      const records = ledger.flat()
      const covered = coveredBy(repeats)
      for (const line of repeatedLines(ledger)) expect(covered).toContain(line)
      for (const { first, again, count } of repeats) {
        expect(first).toBeLessThan(again)
        expect(count).toBeGreaterThanOrEqual(10)
        expect(records.slice(again, again + count)).toEqual(records.slice(first, first + count))
      }
      expect(repeats.reduce((sum, { newLines }) => sum + newLines, 0)).toBe(covered.size)
    }),
    { numRuns: 1500 }
  )
})

test('compares each line a few times at most, however often a block comes again', () => {
  const cycle = numbered(7)
  const lines = Array.from({ length: 3000 }, (_, at) => cycle[at % 7]!)
  const blocks = Array.from({ length: 200 }, (_, at) => [...numbered(15), `end of block ${at}`]).flat()
  for (const file of [lines, blocks]) expect(find([file]).compared).toBeLessThan(file.length * 3)
})

test('tells records apart by where a character stands, too', () => {
  const records = [
    ['a', 'b'],
    ['b', 'a'],
    ['ab', ''],
    ['', 'ab'],
    ['a', 'b', ''],
    ['a', 'b', 'c'],
    ['a', 'b', 'c', ''],
    [],
    [''],
    ['', ''],
    ['ä']
  ]
  const lines = linesOf(records)
  const { low, high } = hashRecords(lines)
  expect(new Set(records.map((_, at) => `${low[at]}/${high[at]}`)).size).toBe(records.length)
  for (const one of records.keys())
    for (const other of records.keys()) expect(isSameRecord(lines, one, other)).toBe(one === other)
})
