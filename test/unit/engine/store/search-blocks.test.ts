import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  findWords,
  SearchBlockWriter,
  foldForSearch,
  wordsOfSearch
} from '../../../../src/main/engine/store/search-blocks.ts'

let db: Database.Database

beforeEach(() => {
  db = new Database(':memory:')
  db.exec('CREATE TABLE search_block (first_position INTEGER PRIMARY KEY, starts BLOB, text BLOB)')
})
afterEach(() => db.close())

function write(lines: readonly string[][]): void {
  const writer = new SearchBlockWriter(db)
  for (const texts of lines) writer.add(texts)
  writer.flush()
}

describe('a search', () => {
  test('finds exactly the lines in which each word is in one of the texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', ' ', '9'), maxLength: 6 })
    const lines = fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 30 })
    const words = fc.array(
      text.map((word) => word.replaceAll(' ', '')).filter((word) => word !== ''),
      {
        minLength: 1,
        maxLength: 2
      }
    )
    fc.assert(
      fc.property(lines, words, (all, wanted) => {
        db.exec('DELETE FROM search_block')
        write(all)
        const found = all.flatMap((texts, at) =>
          wanted.every((word) => texts.some((one) => one.replace(/ +/g, ' ').includes(word))) ? [at] : []
        )
        expect([...findWords(db, wanted)]).toEqual(found)
      })
    )
  })

  test('goes on where one block ends and the next begins', () => {
    const lines = Array.from({ length: 9000 }, (_, at) => [
      `line ${at}`,
      'x'.repeat(at % 60),
      at % 7 === 0 ? 'seventh' : ''
    ])
    write(lines)
    expect(db.prepare('SELECT count(*) FROM search_block').pluck().get()).toBeGreaterThan(3)
    const sevenths = lines.flatMap((_, at) => (at % 7 === 0 ? [at] : []))
    expect([...findWords(db, ['seventh'])]).toEqual(sevenths)
    expect([...findWords(db, ['line 8999'])]).toEqual([8999])
    expect([...findWords(db, ['line'])]).toHaveLength(9000)
    expect([...findWords(db, ['nowhere'])]).toEqual([])
  })
})

describe('a text as it is searched', () => {
  test.each([
    ['case', 'MÜLLER', 'müller'],
    ['letters in two parts', 'Mu\u0308ller', 'müller'],
    ['full-width letters and digits', '\uFF21\uFF22\uFF11', 'ab1'],
    ['the two small sigmas', 'ΟΔΟΣ', 'οδος'],
    ['ligatures', '\uFB01nal', 'final'],
    ['white space of any kind and number', 'a\u00A0\t b\n c', 'a b c']
  ])('does not tell %s', (_what, text, same) => {
    expect(foldForSearch(text)).toBe(foldForSearch(same))
  })

  test('is asked for word by word, and in double quotes as one', () => {
    expect(wordsOfSearch('  Rent  ACME rent ')).toEqual(['rent', 'acme'])
    expect(wordsOfSearch('"Rent May" acme')).toEqual(['rent may', 'acme'])
    expect(wordsOfSearch('"rent may')).toEqual(['rent may'])
    expect(wordsOfSearch(' "" " ')).toEqual([])
  })
})
