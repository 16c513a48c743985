/** How well a text reads: signs beyond ASCII that make sense where they stand, of all, and a score from -2 to 1. */
export interface Plausibility {
  score: number
  sensible: number
  all: number
}

/** Letters beyond ASCII that are common in the languages of Europe, and those that are rare. */
const common = new Set(
  'äöüßéèêëàâçîïôûùœæøåñíóúáìòãõÄÖÜÉÈÀÇÅÆØÑÁÍÓÚÊÂÔÎąćęłńśźżčďěňřšťůžýőűășțğışŁŚŻŹĆŠČŘŽŐŰŞİĞ'
)
const usualSigns = new Set('€£§°²³µ«»’‘“”„–—…½¼¾©®™·¡¿ºª×¥•\u00a0\u202f')
const easternSigns = new Set('（）・、。「」％＆－／：　')
const script =
  /(\p{Script=Latin})|(\p{Script=Cyrillic})|(\p{Script=Greek})|([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー])|(\p{L})/u

type Script = 'latin' | 'cyrillic' | 'greek' | 'east' | 'other' | null

function scriptOf(character: string | undefined): Script {
  if (character === undefined) return null
  const code = character.charCodeAt(0)
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122 ? 'latin' : null
  const found = script.exec(character)
  if (found === null) return null
  return found[1] ? 'latin' : found[2] ? 'cyrillic' : found[3] ? 'greek' : found[4] ? 'east' : 'other'
}

/** Judges pieces of a text by letters beside letters; each byte beyond ASCII has the same weight. */
export function scoreLetters(pieces: Iterable<string>, bytesOf: (character: string) => number): Plausibility {
  let [sum, weight, sensible, all] = [0, 0, 0, 0]
  for (const piece of pieces) {
    const characters = Array.from(piece)
    characters.forEach((character, at) => {
      if (character.charCodeAt(0) < 128) return
      const value = judge(character, characters[at - 1], characters[at + 1])
      const bytes = bytesOf(character)
      sum += value * bytes
      weight += bytes
      all++
      if (value > 0) sensible++
    })
  }
  return { score: weight === 0 ? 0 : sum / weight, sensible, all }
}

function judge(character: string, before: string | undefined, after: string | undefined): number {
  const code = character.charCodeAt(0)
  if (code === 0xfffd || (code >= 0x80 && code < 0xa0)) return -2
  const own = scriptOf(character)
  const [left, right] = [scriptOf(before), scriptOf(after)]
  if (own === null) return judgeSign(character, left, right, before, after)
  if (own === 'east' || own === 'other') {
    const strange = [left, right].filter((beside) => beside !== null && beside !== own).length
    return strange > 0
      ? -1
      : left === own || right === own
        ? /[\uff61-\uff9f]/.test(character)
          ? 0.4
          : 1
        : 0.1
  }
  if ([left, right].some((beside) => beside !== null && beside !== own)) return -1
  const isUpper = isUpperCase(character)
  // A capital behind a small letter, and a small one between capitals, are how wrong tables show.
  if (isUpper && left !== null && !isUpperCase(before!)) return -1
  if (!isUpper && left !== null && right !== null && isUpperCase(before!) && isUpperCase(after!))
    return character === 'ß' ? 1 : -1
  if (own !== 'latin') return left !== null || right !== null ? 1 : 0
  const isBesideDigit = /\d/.test((before ?? '') + (after ?? ''))
  if (isBesideDigit) return /[ªº]/.test(character) ? 0.5 : -0.5
  const isLone = left === null && right === null
  if (!common.has(character)) return isLone ? -0.3 : 0
  const accented = [before, after].filter(
    (beside) => beside !== undefined && beside.charCodeAt(0) > 127
  ).length
  return isLone ? 0.2 : accented > 0 ? 0.4 : 1
}

function judgeSign(
  character: string,
  left: Script,
  right: Script,
  before: string | undefined,
  after: string | undefined
): number {
  if (/[\u2500-\u259f]/.test(character)) return -1.5
  const isBetweenLetters = left !== null && right !== null
  if (left === 'east' || right === 'east') return easternSigns.has(character) ? 0.5 : 0
  if (character === '’' || character === '·') return isBetweenLetters ? 1 : 0.3
  if (isBetweenLetters) return /[\u00a0\u2013\u2014]/.test(character) ? 0.2 : -1
  // Half a pair of letters that stand beside each other: no sign stands alone in a run of them, but for blanks that fill a cell.
  const isInRun = [before, after].some(
    (beside) =>
      beside !== undefined && beside.charCodeAt(0) > 127 && !(character === '\u00a0' && beside === character)
  )
  if (!usualSigns.has(character)) return -0.5
  return isInRun ? 0 : 0.5
}

function isUpperCase(character: string): boolean {
  return character !== character.toLowerCase()
}
