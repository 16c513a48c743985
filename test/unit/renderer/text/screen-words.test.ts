import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findScreenWords } from '../../../helpers/screen-words.ts'

const renderer = join(import.meta.dirname, '../../../../src/renderer')

/** Features whose words have moved to the texts; the others follow, and none goes back. */
const moved = [
  'activity',
  'columns',
  'components',
  'import',
  'model',
  'overview',
  'questions',
  'shell',
  'workpaper'
]

test.each(moved)('%s has no words of its own on the screen', (feature) => {
  const files = readdirSync(join(renderer, feature), { recursive: true, encoding: 'utf8' })
  const components = files.filter((file) => file.endsWith('.tsx'))
  expect(components.length).toBeGreaterThan(0)
  const found = components.flatMap((file) => {
    const path = join(renderer, feature, file)
    return findScreenWords(path, readFileSync(path, 'utf8')).map((words) => `${file}: ${words}`)
  })
  expect(found).toEqual([])
})

test.each([
  ['<p>Nothing yet.</p>', ['Nothing yet.']],
  ['<p title="Close">✕ {count}</p>', ['Close']],
  ['<p aria-label={`Remove ${name}`} />', ['Remove']],
  [`<p>{isOne ? 'line' : 'lines'}</p>`, ['line', 'lines']],
  [`<p>{formatNoun(2, 'row')}</p>`, ['row']],
  ['<p>{rows.map((row) => <b key={row}>Row {row}</b>)}</p>', ['Row']],
  [`<p className="dim" onClick={() => open('keys')}>{words.title} · {kind === 'line' && count}</p>`, []]
])('sees the words of %s', (element, words) => {
  expect(findScreenWords('some.tsx', `export const some = ${element}`)).toEqual(words)
})
