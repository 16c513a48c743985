/** The texts of one column, each under a small number in the order of first sight. */
export class Dictionary {
  readonly #numbers = new Map<string, number>()

  /** The text's number, from 0. */
  numberOf(text: string): number {
    const found = this.#numbers.get(text)
    if (found !== undefined) return found
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }

  /** Each text once, by number. */
  texts(): string[] {
    return [...this.#numbers.keys()]
  }

  /** By number: the text's place, from 0, among all of them in the order of their code points. */
  ranks(): Int32Array {
    const texts = this.texts()
    // Without surrogates the order of code units is the same one, and sorting by it is several times faster.
    const sorted = texts.some((text) => /[\ud800-\udfff]/.test(text))
      ? texts.toSorted(compareByCodePoint)
      : texts.toSorted()
    const ranks = new Int32Array(texts.length)
    for (const [rank, text] of sorted.entries()) ranks[this.#numbers.get(text)!] = rank
    return ranks
  }
}

/** As SQLite compares UTF-8: signs beyond sixteen bits come last, though their surrogates do not. */
export function compareByCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++
  if (at === shorter) return a.length - b.length
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
  if (isSurrogate(one) === isSurrogate(other)) return one - other
  return isSurrogate(one) ? 1 : -1
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd8_00 && unit <= 0xdf_ff
}
