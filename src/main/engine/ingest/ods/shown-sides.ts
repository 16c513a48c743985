import {
  readSides,
  readSignSections,
  shownSign,
  type ShownSign,
  type SignSection
} from '../xlsx/format-signs.ts'

/** Reads the sign or side of numbers that only the texts beside them show; what a word means is told by all words so far. */
export class ShownSides {
  readonly #words = new Map<string, SignSection>()
  #sideOf = readSides([])

  /** null where the text shows nothing that the number has not. */
  read(shown: string, value: number): ShownSign | null {
    if (!/\d/.test(shown) || !/[\p{L}(\-\u2212]/u.test(shown)) return null
    // A shown number is what its format would be with the digits for placeholders.
    const [section] = readSignSections(shown.replace(/\d/g, '0')) ?? []
    if (section === undefined) return null
    const { word, isNegative } = section
    if (word !== '' && !this.#words.has(word)) {
      this.#words.set(word, section)
      this.#sideOf = readSides([...this.#words.values()])
    }
    return shownSign([{ ...section, isForNegatives: value < 0 && !isNegative }], value, this.#sideOf)
  }
}
