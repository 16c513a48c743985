import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { chooseDialect } from '../../../../../src/main/engine/ingest/text/choose-dialect.ts'
import { QuoteCounts } from '../../../../../src/main/engine/ingest/text/quote-counts.ts'
import { surveyBytes } from '../../../../../src/main/engine/ingest/text/survey-bytes.ts'
import { surveyText, type TextSurvey } from '../../../../../src/main/engine/ingest/text/survey-text.ts'
import { knownDelimiters } from '../../../../../src/main/engine/ingest/text/text-dialect.ts'

vi.setConfig({ testTimeout: 120_000 })

async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const size = sizes[piece % sizes.length]!
    yield Buffer.from(bytes.subarray(at, at + size))
    at += size
  }
}

async function* inOne(text: string): AsyncGenerator<string> {
  yield text
}

const asMost = { quotes: 'doubled', lineEnds: 'lf', hasIndentedQuotes: false } as const

/** All that a survey tells whoever asks it. */
function tell(survey: TextSurvey) {
  const { widths, quotes, lineEnds, lines, physicalLines, samples } = survey
  return {
    widths: widths.map((counts) => ({
      delimiter: counts.delimiter,
      best: counts.best(lines),
      widths: [...counts.widths].filter(([width]) => width > 1).toSorted(([a], [b]) => a - b),
      quoted: [counts.cleanQuoted, counts.oddQuoted, ...counts.wrapped],
      delimiters: [counts.delimiters, counts.betweenDigits]
    })),
    quotes: { ...quotes },
    lineEnds: { ...lineEnds },
    lines,
    physicalLines,
    samples,
    dialect: chooseDialect(survey, asMost, null)
  }
}

const line = fc.oneof(
  fc.constantFrom(
    '4000,12.50,Rent',
    '4000;12,50;"Rent; May"',
    '"1","2","3"',
    '"a, b",1,2',
    '"a,b,""c, d"""',
    'a, "b, c",2',
    'a;b,"c;d"',
    '1,5\t2,5|3'
  ),
  fc.constantFrom(
    '',
    ' ',
    '\u00A0\u00A0',
    ' '.repeat(25),
    '"open',
    'x"y",z',
    '"a"b,c',
    '"a" ,b',
    '"say ""hi""",2',
    "'a','b'"
  ),
  fc
    .array(fc.constantFrom(...`,;\t|"'\\ 15aÄ日\r`, '""', '\\"', '\u00A0'), { maxLength: 14 })
    .map((some) => some.join(''))
)

const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n', '\r\n'), fc.integer({ min: 1, max: 25 })), {
    maxLength: 12
  })
  .map((some) => some.map(([one, end, times]) => (one + end).repeat(times)).join(''))

const sizes = fc.oneof(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.constant([1 << 16]))

test('tells of the bytes of a text what it tells of the text', async () => {
  const texts = fc.tuple(text, fc.boolean()).map(([all, isCut]) => (isCut ? all.replace(/\r?\n$/, '') : all))
  await fc.assert(
    fc.asyncProperty(texts, sizes, async (all, pieces) => {
      const byText = await surveyText(inOne(all), knownDelimiters, asMost)
      const byBytes = await surveyBytes(inPieces(Buffer.from(all), pieces), knownDelimiters)
      expect(tell(byBytes)).toEqual(tell(byText))
    }),
    { seed: 42, numRuns: 1500 }
  )
})

function count(all: string, pattern: RegExp): number {
  return [...all.matchAll(pattern)].length
}

test('counts quotes as patterns describe them', () => {
  fc.assert(
    fc.property(text, (all) => {
      const counts = new QuoteCounts(knownDelimiters)
      counts.push(Buffer.from(all))
      expect({ ...counts }).toEqual({
        hasDouble: /(?:^|[,;\t|])"/m.test(all),
        apostrophes: count(all, /'/g),
        opened: count(all, /(?:^|[,;\t|])'/gm),
        closed: count(all, /'(?=[,;\t|\r]|$)/gm),
        backslashed: count(`\n${all}`, /[^\\]\\"(?=[^,;\t|\r\n"]|"[,;\t|\r\n])/g),
        indented: count(all, /[,;\t|] +"/g),
        doubled: count(all, /[^\\",;\t|\r\n]""|""(?=[^",;\t|\r\n])/g)
      })
    }),
    { seed: 42, numRuns: 3000 }
  )
})
