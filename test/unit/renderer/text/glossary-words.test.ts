import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findTexts } from '../../../helpers/screen-words.ts'

const root = join(import.meta.dirname, '../../../..')
/** What a person reads: of the page, the menu, the command line, a workpaper, and what is said of files, findings and models. */
const spoken = [
  'src/renderer/text/en/*.ts',
  'src/main/{cli,jobs,services,shell}/*.ts',
  'src/main/engine/{export,findings,tasks}/**/*.ts',
  'src/main/engine/ingest/text/choose-dialect.ts',
  'src/shared/*.ts'
]

/** What the glossary does not say: terms that stand nowhere, and those in quotes, which are no whole label. */
function readForbidden(): { term: string; isLabel: boolean; say: string }[] {
  const page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  const [, table = ''] = /## On the screen\n([\s\S]*?)\n## /.exec(page) ?? []
  return [...table.matchAll(/^\| (.+?) +\| (.+?) +\|$/gm)].slice(1).flatMap(([, say, terms]) =>
    terms!.split('; ').map((term) => ({
      term: term.replaceAll(/[“”]/g, ''),
      isLabel: term.startsWith('“'),
      say: say!
    }))
  )
}

/** Terms are words and blanks alone: they are their own patterns. */
function findForbidden(text: string): string[] {
  return readForbidden()
    .filter(({ term, isLabel }) =>
      isLabel ? text === term : new RegExp(`(?<!\\p{L})${term}(?!\\p{L})`, 'u').test(text)
    )
    .map(({ term, say }) => `“${text}”: say ${say} for ${term}`)
}

test('no text of a screen says what the glossary has another word for', () => {
  // Keys are no words.
  const files = globSync(spoken, { cwd: root }).filter((path) => path !== 'src/shared/shortcuts.ts')
  for (const dir of ['renderer/text/en', 'main/cli', 'main/engine/export/tables', 'shared'])
    expect(files.filter((path) => path.startsWith(`src/${dir}/`)).length).toBeGreaterThan(4)
  const texts = files.flatMap((path) => findTexts(path, readFileSync(join(root, path), 'utf8')))
  expect(texts.length).toBeGreaterThan(2000)
  expect(texts.flatMap(findForbidden)).toEqual([])
})

test('neither does the guide', () => {
  expect(findForbidden(readFileSync(join(root, 'docs/guide.md'), 'utf8'))).toEqual([])
})

test('finds a term within a text, and one that is no label', () => {
  expect(findForbidden('In types')).toEqual(['“In types”: say Tests, test 3 for In types'])
  expect(findForbidden('n')).toHaveLength(1)
  expect(findForbidden('3 lines take part')).toHaveLength(1)
  expect(findForbidden('Posted')).toHaveLength(1)
  expect(findForbidden('Posted at least 3 times')).toEqual([])
})
