import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '..')

/** A package of which something is in the program that is given out. */
export interface ShippedPart {
  name: string
  version: string
  license: string
  /** The words of its licence, from its own file; '' where it brings none. */
  words: string
}

interface Manifest {
  version: string
  license?: string
  dependencies?: Record<string, string>
}

/**
 * The packages that the sources import, and those that these need, by name. Electron is none of them: it comes with its own licences and
 * those of Chromium beside the program. Throws where one names no licence.
 */
export function shippedParts(): ShippedPart[] {
  const wanted = new Set(importedPackages())
  for (const name of wanted)
    for (const needed of Object.keys(manifestOf(name).dependencies ?? {}))
      // Types leave nothing behind.
      if (!needed.startsWith('@types/')) wanted.add(needed)
  return [...wanted].toSorted().map((name) => {
    const { version, license } = manifestOf(name)
    if (license === undefined) throw new Error(`${name} names no licence`)
    return { name, version, license, words: licenceWords(name) }
  })
}

function importedPackages(): string[] {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?<!\.d)\.tsx?$/.test(path)
  )
  const specifiers = sources.flatMap((path) => {
    const { module } = parseSync(path, readFileSync(join(root, 'src', path), 'utf8'))
    return module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value)
  })
  const packages = specifiers
    .filter((specifier) => /^[@a-z]/.test(specifier) && !specifier.startsWith('node:'))
    .map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0])
  return [...new Set(packages)].filter((name) => name !== 'electron')
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'))
}

function licenceWords(name: string): string {
  const folder = join(root, 'node_modules', name)
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  if (file === undefined) return ''
  return readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim()
}

/** The licences of all of them as one text: names first, then each wording once with the names it is of. */
export function writeNotices(parts: readonly ShippedPart[]): string {
  const named = (part: ShippedPart) => `${part.name} ${part.version}`
  const byWords = Map.groupBy(
    parts.filter(({ words }) => words !== ''),
    ({ words }) => words
  )
  const wordings = [...byWords].map(([words, of]) => `${of.map(named).join(', ')}\n\n${words}\n`)
  return [
    'Doublet is made with the work of many. What it is shipped with, and under which licences:\n',
    ...parts.map((part) => `${named(part)}: ${part.license}`),
    '\nSQLite, which is in better-sqlite3, is in the public domain.',
    'Electron, with Chromium and Node.js, comes with its licences beside the program: LICENSE.electron.txt and LICENSES.chromium.html.\n',
    ...wordings.map((wording) => `${'-'.repeat(80)}\n${wording}`)
  ].join('\n')
}
