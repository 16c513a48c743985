import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d/.test(name))
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/glossary.md',
  'docs/guide.md',
  'docs/reliability.md',
  'docs/security.md'
]

test('the index of decisions lists each of the folder by its number and title, in order', () => {
  const titled = decisions.toSorted().map((file) => {
    const [, number, title] = /^# (\d{3}) (.+)$/m.exec(read(`docs/decisions/${file}`))!
    return { number, file, title }
  })
  const rows = [
    ...read('docs/decisions/README.md').matchAll(/^\| \[(\d{3})\]\((.+?)\) +\| (.+?) +\| (.+?) +\|$/gm)
  ]
  expect(rows.map(([, number, file, title]) => ({ number, file, title }))).toEqual(titled)
})

describe('what the pages name is there', () => {
  test.each([...pages, ...decisions.map((file) => `docs/decisions/${file}`)])('links of %s', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#]+)/g)]
      .map(([, link]) => link!)
      .filter((link) => !/^\w+:/.test(link))
    expect(links.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([])
  })

  test.each(pages)('files of %s', (page) => {
    const named = [...read(page).matchAll(/`((?:src|scripts|test|docs)\/[\w/.-]+)`/g)].map(
      ([, path]) => path!
    )
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  test('code names of the glossary', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.tsx?$/.test(name)
    )
    const words = new Set(sources.flatMap((name) => read(join('src', name)).match(/\w+/g) ?? []))
    const cells = [...read('docs/glossary.md').matchAll(/\| ([^|]+)\|$/gm)].map(([, cell]) => cell!)
    const names = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name!))
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => !words.has(name) && name !== 'rooms')).toEqual([])
  })
})
