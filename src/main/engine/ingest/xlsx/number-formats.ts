import { readSignSections, type SignSection } from './format-signs.ts'
import { decodeText, walkXml } from './walk-xml.ts'

/** How a cell's number is shown: as a moment, with so many decimals, or (null) with as many as it has. */
export type NumberFormat =
  | { kind: 'date' }
  | {
      kind: 'number'
      decimals: number | null
      /** A code is filled up with zeros to so many digits. */
      digits?: number
      /** What it writes around the digits that says debit, credit or minus. */
      signs?: SignSection[]
    }

const general: NumberFormat = { kind: 'number', decimals: null }
/** Formats and styles stand elsewhere too, for conditions and for templates. */
const lists = new Set(['numFmts', 'cellXfs'])
const mostDecimals = 30

/** The formats that need no code in the file, by number. */
const builtIn: [ids: number[], format: NumberFormat][] = [
  [[1, 3, 37, 38, 41, 42], { kind: 'number', decimals: 0 }],
  [[2, 4, 9, 39, 40, 43, 44], { kind: 'number', decimals: 2 }],
  [[10], { kind: 'number', decimals: 4 }],
  [[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 47], { kind: 'date' }],
  [[27, 28, 29, 30, 31, 32, 33, 34, 35, 36], { kind: 'date' }],
  [[50, 51, 52, 53, 54, 55, 56, 57, 58], { kind: 'date' }]
]

/** All that some formats write around their digits that says a side or a sign. */
export function signSections(formats: Iterable<NumberFormat>): SignSection[] {
  return [...formats].flatMap((format) => (format.kind === 'number' ? (format.signs ?? []) : []))
}

/** The number format of each cell style of a workbook, by the style's number. */
export async function readNumberFormats(styles: Buffer): Promise<NumberFormat[]> {
  const formats = new Map<number, NumberFormat>()
  for (const [ids, format] of builtIn) for (const id of ids) formats.set(id, format)
  const ofStyle: NumberFormat[] = []
  let list = ''
  await walkXml([styles], {
    open(name, attributes) {
      if (lists.has(name)) list = name
      else if (name === 'numFmt' && list === 'numFmts') {
        const { numFmtId, formatCode = '' } = attributes()
        formats.set(Number(numFmtId), readFormatCode(decodeText(formatCode)))
      } else if (name === 'xf' && list === 'cellXfs') {
        ofStyle.push(formats.get(Number(attributes()['numFmtId'] ?? 0)) ?? general)
      }
    },
    close(name) {
      if (lists.has(name)) list = ''
    }
  })
  return ofStyle
}

/**
 * What a format code shows. Only its first section counts; quoted and escaped characters do not. Elapsed times are
 * numbers: `[h]:mm` is a duration, no moment.
 */
export function readFormatCode(code: string): NumberFormat {
  const format = readDigits(code)
  if (format.kind === 'date') return format
  const signs = readSignSections(code)
  return signs === null ? format : { ...format, signs }
}

function readDigits(code: string): NumberFormat {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '')
  const section = bare.split(';')[0]!
  if (/\[(?:h+|m+|s+)\]/i.test(section)) return general
  const plain = section.replace(/\[[^\]]*\]/g, '')
  if (/general|standard|@/i.test(plain)) return general
  if (/[ymdhs]/i.test(plain)) return { kind: 'date' }
  if (!/[0#?]/.test(plain) || /[e/]/i.test(plain) || /,(?![0#?,])/.test(plain)) return general
  // A single zero is any whole number.
  if (/^0{2,30}$/.test(plain)) return { kind: 'number', decimals: 0, digits: plain.length }
  const decimals = /\.([0#?]*)/.exec(plain)?.[1]?.length ?? 0
  const percents = plain.split('%').length - 1
  return { kind: 'number', decimals: Math.min(mostDecimals, decimals + 2 * percents) }
}
