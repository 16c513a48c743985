import Database from 'better-sqlite3'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { createDecoder } from '../../../../src/main/base/text-decoder.ts'
import { LineCounter, type SourceLines } from '../../../../src/main/engine/ledger/source-lines.ts'
import { openDecision } from '../../../../src/shared/decision.ts'
import { LedgerReader } from '../../../../src/main/engine/store/ledger-reader.ts'
import { blockTable, BlockReader, BlockWriter } from '../../../../src/main/engine/store/blocks.ts'
import { analyzeText } from '../../../helpers/analyze-file.ts'
import { scratchFolder } from '../../../helpers/scratch-folder.ts'
import { readSourceText, writeSourcePiece } from '../../../../src/main/engine/store/source-blocks.ts'

const folder = scratchFolder()
const encodings = ['utf-8', 'utf-16le', 'windows-1252', 'shift_jis'] as const
const letters = fc.array(
  fc.constantFrom('a', ',', '"', 'ä', '\n', '\r\n', '\r', '\u0085', '\u2028', '1000', 'é'),
  {
    maxLength: 40
  }
)

const lineEnd = { lf: /\r?\n/, any: /\r\n|\r|\n/, other: /\r[\n\u0085\u2028]?|[\n\u0085\u2028]/ }

/** Keeps a text in pieces of these lengths, as it is kept while it is read. */
function keep(bytes: Buffer, encoding: string, lineEnds: SourceLines['lineEnds'], lengths: number[]) {
  const db = new Database(':memory:')
  db.exec(blockTable)
  const blocks = new BlockWriter(db)
  const decoder = createDecoder(encoding, lineEnds === 'other')
  const counter = new LineCounter(lineEnds)
  const firstLines: number[] = []
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const next = at + 2 * lengths[piece % lengths.length]!
    const part = bytes.subarray(at, next)
    writeSourcePiece(blocks, 0, piece, part)
    firstLines.push(counter.add(decoder.write(part)))
    at = next
  }
  blocks.endPacking()
  return { blocks: new BlockReader(db), source: { encoding, lineEnds, firstLines } }
}

test('finds any lines of a text again as they stand in it, wherever its pieces are cut', () => {
  fc.assert(
    fc.property(
      letters,
      fc.constantFrom(...encodings),
      fc.constantFrom('lf' as const, 'any' as const, 'other' as const),
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }),
      (parts, encoding, lineEnds, lengths) => {
        // What NEL becomes in Shift-JIS is half a character.
        fc.pre(encoding !== 'shift_jis' || !parts.includes('\u0085'))
        const bytes = iconv.encode(parts.join(''), encoding)
        const text = iconv.decode(bytes, encoding)
        const lines = text.split(lineEnd[lineEnds])
        const { blocks, source } = keep(bytes, encoding, lineEnds, lengths)
        if (bytes.length === 0) return
        lines.forEach((line, at) => {
          expect(readSourceText(blocks, 0, source, at + 1, 1)).toBe(line)
        })
        const both = readSourceText(blocks, 0, source, 1, 2)
        expect(both.split(lineEnd[lineEnds])).toEqual(lines.slice(0, 2))
      }
    ),
    { seed: 7, numRuns: 500 }
  )
})

test('tells of a line that was mended what was done, and how it stands in its file', async () => {
  const lines = [
    ...Array.from(
      { length: 30 },
      (_, at) => `${4000 + at},2024-01-${at + 1},"Miete, ""Büro"" ${at}",${at}.25`
    ),
    '4001,2024-01-31,Miete, zweimal,1.25'
  ]
  const text = `Konto,Datum,Text,Betrag\r\n${lines.join('\r\n')}\r\n`
  const bytes = iconv.encode(text, 'windows-1252')
  const { ledgerPath, rows } = await analyzeText(folder, bytes)
  const reader = new LedgerReader(ledgerPath)
  const { members } = reader.finding(rows[0]!.findingNo, () => openDecision)
  reader.close()
  expect(members.map(({ row }) => row.lineNumber)).toEqual([3, 32])
  expect(members[0]!.mended).toBeNull()
  expect(members[1]!.mended).toEqual({
    how: 'the delimiter stands in a text, put together: “Miete, zweimal”',
    written: '4001,2024-01-31,Miete, zweimal,1.25'
  })
  expect(members[1]!.original.map(({ value }) => value)).toEqual([
    '4001',
    '2024-01-31',
    'Miete, zweimal',
    '1.25'
  ])
})
