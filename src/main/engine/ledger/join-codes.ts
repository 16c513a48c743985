import { plainDigits } from '../../base/plain-digits.ts'
import { withoutGuard } from '../../base/without-guard.ts'

/** A whole number that became a float and was written as one; a spreadsheet in another language writes a comma. */
const float = /^(\d+)[.,]0+$/
/** A whole number with its thousands apart, and one in scientific notation, as spreadsheets write both. */
const grouped = /^[1-9]\d{0,2}(?:([.,' \u00a0\u202f])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]00?)?$/
const scientific = /^([1-9])(?:[.,](\d+))?E\+(\d{1,2})$/i
/** What keeps a text a text, before a letter; Dutch names begin like that: `'t Hooft`, `'s-Gravenhage`. */
const guarded = /^'(?![a-z](?: |-\p{L}))(?=\p{L})(.+?)'?$/iu
/** What else a program put around a code that it wrote as a text: `"4000"`, `=4000`. */
const wrapped = /^(?:"(.+)"|`(.+)`|=(\d.*))$/
const noughts = /^0+(?=\d)/
/** A system fills its codes to so many digits at least; so many codes, with and without their noughts, are no accident. */
const [leastWidth, leastTwins] = [6, 3]
const fullWidth = /[\uff01-\uff5e]/g
const widthOffset = 0xfee0

/**
 * For each distinct code of a column the one that stands for it, where the column writes one code in several ways: composed or
 * not, in full-width signs or other digits, guarded against spreadsheets, as a float where every code with a point is a whole
 * number and one of them stands without its point too, with thousands apart or in scientific notation beside the number itself, and
 * filled with noughts to one width. Equal ones are one code; where nothing is written twice, each is itself.
 */
export function joinCodes(values: readonly string[]): string[] {
  const plain = joinNumbers(joinGuarded(values.map(toPlainCode)))
  const isFloat = hasFloats(plain)
  const width = paddedWidth(plain)
  const standsFor = new Map<string, string>()
  const keys = plain.map((code, at) => {
    const whole = isFloat ? code.replace(float, '$1') : code
    const key = whole.length === width ? whole.replace(noughts, '') : whole
    const known = standsFor.get(key)
    // The plain way to write it, where the column has it, else the first.
    if (known === undefined || values[at] === key) standsFor.set(key, values[at]!)
    return key
  })
  return keys.map((key) => standsFor.get(key)!)
}

function toPlainCode(code: string): string {
  const text = withoutGuard(code)
  if (/^[\x20-\x7e]*$/.test(text)) return text
  const narrow = text.replace(fullWidth, (sign) => String.fromCodePoint(sign.charCodeAt(0) - widthOffset))
  return plainDigits(narrow).normalize('NFC')
}

/** The codes without an apostrophe before a letter or quotes around them, where the column has them so too. */
function joinGuarded(codes: string[]): string[] {
  if (!codes.some((code) => /^['"`=]/.test(code))) return codes
  const known = new Set(codes)
  return codes.map((code) => {
    const inside = [...(guarded.exec(code) ?? wrapped.exec(code) ?? [])]
      .slice(1)
      .find((part) => part !== undefined)
    return inside !== undefined && known.has(inside) ? inside : code
  })
}

/**
 * The codes that are a number in a form of spreadsheets as that number. A mark is one of thousands where every number with it is so written and
 * the column has one of them without it; of points, which part accounts too, all or several. A number in
 * scientific notation counts with all of its digits only: `4.0E+03` may have been 4012.
 */
function joinNumbers(codes: string[]): string[] {
  const known = new Set(codes)
  const marks = new Set(codes.map((code) => grouped.exec(code)?.[1]))
  const areThousands = new Set(
    [...marks].filter((mark) => mark !== undefined && partsThousands(codes, known, mark))
  )
  return codes.map((code) => {
    const whole = areThousands.has(grouped.exec(code)?.[1]) ? withoutThousands(code) : wholeOf(code)
    return whole !== null && known.has(whole) ? whole : code
  })
}

function partsThousands(codes: string[], known: Set<string>, mark: string): boolean {
  let [written, twins] = [0, 0]
  for (const code of codes) {
    if (!code.includes(mark) || !/^[\d.,' \u00a0\u202f]+$/.test(code)) continue
    if (grouped.exec(code)?.[1] !== mark) return false
    written++
    if (known.has(withoutThousands(code))) twins++
  }
  return twins > 0 && (mark !== '.' || twins === written || twins >= leastTwins)
}

function withoutThousands(code: string): string {
  return code.replace(/[.,]00?$/, '').replace(/\D/g, '')
}

/** The whole number that stands in scientific notation with all of its digits; null for anything else. */
function wholeOf(code: string): string | null {
  const [, first, decimals = '', exponent] = scientific.exec(code) ?? []
  const digits = Number(exponent)
  if (first === undefined || decimals.length < digits || /[1-9]/.test(decimals.slice(digits))) return null
  return first + decimals.slice(0, digits)
}

/** Codes with a real point, such as 4000.1 beside 4000.0, are other accounts than those without it. */
function hasFloats(codes: string[]): boolean {
  const known = new Set(codes)
  let isFound = false
  for (const code of codes) {
    const [, whole] = float.exec(code) ?? []
    if (whole === undefined && /^\d+[.,]\d+$/.test(code)) return false
    isFound ||= whole !== undefined && known.has(whole)
  }
  return isFound
}

/**
 * The width to which the column fills whole numbers with noughts, where it has several of them without: all filled ones have that
 * width, none is longer, and either each begins with two noughts or one way to write them has every code of the other. Where both hold
 * for every code without noughts, one is enough. 0 where it does not.
 */
function paddedWidth(codes: string[]): number {
  const numbers = new Set(codes.filter((code) => /^\d+$/.test(code)))
  const filled = [...numbers].filter((code) => code.startsWith('0') && code.length > 1)
  const width = filled[0]?.length ?? 0
  if (filled.some(({ length }) => length !== width) || [...numbers].some(({ length }) => length > width))
    return 0
  const twins = filled.filter((code) => numbers.has(code.replace(noughts, ''))).length
  const isSystem = width >= leastWidth && filled.every((code) => code.startsWith('00'))
  const short = [...numbers].filter(({ length }) => length < width).length
  const isCopy = twins >= Math.min(filled.length, short)
  const isSure = isSystem && twins > 0 && twins === short
  return isSure || (twins >= leastTwins && (isSystem || isCopy)) ? width : 0
}
