/** A part of a line of text: as it is, or set off. */
export interface Span {
  kind: 'plain' | 'strong' | 'em' | 'code'
  text: string
}

/** A part of a page, in its order. */
export type Block =
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; isOrdered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] }
  | { kind: 'image'; alt: string; source: string }

const item = /^(?:-|\d+\.) +/

/** The blocks of a page in the few forms that the guide is written in: headings, paragraphs, flat lists, tables and pictures. */
export function readMarkdown(page: string): Block[] {
  return page
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(readBlock)
}

function readBlock(block: string): Block {
  const heading = /^(#+) (.*)$/.exec(block)
  if (heading) return { kind: 'heading', level: heading[1]!.length, text: heading[2]! }
  const image = /^!\[(.*)\]\((.*)\)$/.exec(block)
  if (image) return { kind: 'image', alt: image[1]!, source: image[2]! }
  if (block.startsWith('|')) {
    const [head = [], , ...rows] = block.split('\n').map(readCells)
    return { kind: 'table', head, rows }
  }
  if (item.test(block)) {
    const items = block.split(/\n(?=(?:-|\d+\.) )/).map((line) => joinLines(line.replace(item, '')))
    return { kind: 'list', isOrdered: !block.startsWith('-'), items }
  }
  return { kind: 'paragraph', text: joinLines(block) }
}

function readCells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim())
}

function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

const marks = { '**': 'strong', _: 'em', '`': 'code' } as const

/** The spans of a text: `**strong**`, `_em_` and code in backticks. */
export function readSpans(text: string): Span[] {
  return text
    .split(/(\*\*.+?\*\*|`.+?`|(?<!\w)_.+?_(?!\w))/)
    .filter((part) => part !== '')
    .map((part): Span => {
      const mark = (Object.keys(marks) as (keyof typeof marks)[]).find(
        (one) => part.length > 2 * one.length && part.startsWith(one) && part.endsWith(one)
      )
      return mark === undefined
        ? { kind: 'plain', text: part }
        : { kind: marks[mark], text: part.slice(mark.length, -mark.length) }
    })
}
