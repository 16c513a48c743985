import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMarkdown, readSpans } from '../../../src/renderer/format/markdown.ts'

const docs = join(import.meta.dirname, '../../../docs')
const guide = readFileSync(join(docs, 'guide.md'), 'utf8')
const dialog = readFileSync(join(docs, '../src/renderer/shell/guide-dialog.tsx'), 'utf8')

test('reads headings, lists, tables, pictures and paragraphs over several lines', () => {
  const page =
    '# Title\n\nOne\ntwo.\n\n- a\n  b\n- c\n\n1. d\n2. e\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n![alt](a/b.png)\n'
  expect(readMarkdown(page)).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', text: 'One two.' },
    { kind: 'list', isOrdered: false, items: ['a b', 'c'] },
    { kind: 'list', isOrdered: true, items: ['d', 'e'] },
    { kind: 'table', head: ['x', 'y'], rows: [['1', '2']] },
    { kind: 'image', alt: 'alt', source: 'a/b.png' }
  ])
})

test('sets off what is strong, named or a key, and nothing within a word', () => {
  expect(readSpans('Choose _Retry_, **then** `Ctrl+Z` in my_own_file.')).toEqual([
    { kind: 'plain', text: 'Choose ' },
    { kind: 'em', text: 'Retry' },
    { kind: 'plain', text: ', ' },
    { kind: 'strong', text: 'then' },
    { kind: 'plain', text: ' ' },
    { kind: 'code', text: 'Ctrl+Z' },
    { kind: 'plain', text: ' in my_own_file.' }
  ])
})

test('of the guide no sign is left that the window would show as it is, and each picture is there and bundled', () => {
  const blocks = readMarkdown(guide)
  const images = blocks.flatMap((block) => (block.kind === 'image' ? [block.source] : []))
  expect(images.length).toBeGreaterThan(5)
  expect(images.filter((source) => !existsSync(join(docs, source)))).toEqual([])
  const [, bundled = ''] = /screenshots\/\{(.+)\}-light\.png/.exec(dialog)!
  expect(bundled.split(',').toSorted()).toEqual(
    images.map((source) => source.replace(/^screenshots\/|-light\.png$/g, '')).toSorted()
  )
  const said = blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()]
    return block.kind === 'image' ? [block.alt] : [block.text]
  })
  const plain = said.flatMap(readSpans).filter(({ kind }) => kind === 'plain')
  expect(plain.filter(({ text }) => /[*_`#|[\]]/.test(text))).toEqual([])
})
