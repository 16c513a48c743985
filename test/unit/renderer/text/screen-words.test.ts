import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findScreenWords } from '../../../helpers/screen-words.ts'

const renderer = join(import.meta.dirname, '../../../../src/renderer')

test('no component has words of its own on the screen: they stand in the texts, by language', () => {
  const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  const components = files.filter((file) => file.endsWith('.tsx'))
  expect(components.length).toBeGreaterThan(80)
  const found = components.flatMap((file) => {
    const path = join(renderer, file)
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
