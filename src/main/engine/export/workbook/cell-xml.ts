import type { CellKind } from '../table.ts'

/** What every part of a workbook begins with. */
export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** The longest text a cell of Excel holds, in UTF-16 units. */
const longestText = 32_767
const mostDigits = 15
const dayMs = 86_400_000
/** What Excel counts days from. Its 29 February 1900 never was, so that days before March 1900 cannot be told. */
const dayZero = Date.UTC(1899, 11, 30)
const firstDay = '1900-03-01'
const lastDay = '9999-12-31'

/**
 * The XML of a cell (ECMA-376 part 1, 18.3.1.4), '' where the text is. A number is written digit by digit, never by way of a
 * double; one that Excel would round, for it keeps 15 digits, and a day that it does not know stay texts. A text is a text
 * whatever it looks like: no cell is a formula.
 */
export function cellXml(reference: string, style: number, kind: CellKind, value: string): string {
  if (value === '') return ''
  const number = kind === 'text' ? null : numberOf(kind, value)
  return number === null ? textXml(reference, style, value) : numberXml(reference, style, number)
}

/** A row of these cells, from 1 on; `height` in points, where it is not that of its text; `isUnder` the row before that is not. */
export function rowXml(row: number, cells: string, height = 0, isUnder = false): string {
  const level = isUnder ? ' outlineLevel="1"' : ''
  return `<row r="${row}"${height === 0 ? '' : ` ht="${height}" customHeight="1"`}${level}>${cells}</row>`
}

/** Of one line of text, in points. */
export const lineHeight = 13.5
/** Excel's tallest row is 409 points. */
const tallest = 405

/** The height of a row in points, as tall as these texts take where each wraps after so many characters. */
export function wrappedHeight(texts: [text: string, characters: number][]): number {
  const lines = texts.map(([text, characters]) =>
    text.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / characters)), 0)
  )
  return Math.min(tallest, Math.max(...lines) * lineHeight)
}

/** A cell that holds a number. */
export function numberXml(reference: string, style: number, number: string): string {
  return `<c r="${reference}" s="${style}"><v>${number}</v></c>`
}

/** A cell that holds a text, be it empty. */
export function textXml(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`
}

/** The number that a cell holds, digit by digit; null where it has to stay a text. */
export function numberOf(kind: CellKind, value: string): string | null {
  if (kind === 'day') return daySerial(value)
  if (!/^-?\d+(\.\d+)?$/.test(value)) return null
  const digits = value.replace(/[-.]/g, '').replace(/^0+/, '')
  return digits.length <= mostDigits ? value : null
}

function daySerial(day: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < firstDay || day > lastDay) return null
  return String((Date.parse(`${day}T00:00:00Z`) - dayZero) / dayMs)
}

const rare = /[&<>\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\p{Cs}]|_(?=x[0-9A-Fa-f]{4}_)/gu

/**
 * A text as XML, at most as long as a cell holds. What XML cannot say is said as Excel does (`_x0001_`, ST_Xstring), so what
 * already looks like that gets its underscore said that way; half a surrogate pair becomes U+FFFD.
 */
export function escapeText(text: string): string {
  const whole = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return whole.replace(rare, (character) => {
    if (character === '&') return '&amp;'
    if (character === '<') return '&lt;'
    if (character === '>') return '&gt;'
    const code = character.charCodeAt(0)
    return code >= 0xd800 ? '\uFFFD' : `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`
  })
}

/** The letters of a column, from 0 on: A to Z, AA and so on. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter
}
