import { lineClasses, type LineClass, type LineClassCount } from '../../../../shared/line.ts'

const mostExamples = 5

/** Counts the physical lines of a file by what they are. */
export class LineAccount {
  readonly #counts = new Map<LineClass, LineClassCount>()

  /** Adds the lines of one record. */
  add(name: LineClass, lineNumber: number, lines: number): void {
    let count = this.#counts.get(name)
    if (count === undefined) {
      count = { class: name, lines: 0, firstLines: [] }
      this.#counts.set(name, count)
    }
    count.lines += lines
    if (count.firstLines.length < mostExamples) count.firstLines.push(lineNumber)
  }

  /** All classes that have lines, in the order of `lineClasses`, with the blank lines that were never records. */
  close(blankLines: number): LineClassCount[] {
    const blank = this.#counts.get('blank') ?? { class: 'blank', lines: 0, firstLines: [] }
    if (blank.lines + blankLines > 0) {
      this.#counts.set('blank', { ...blank, lines: blank.lines + blankLines })
    }
    return lineClasses.flatMap((name) => this.#counts.get(name) ?? [])
  }
}
