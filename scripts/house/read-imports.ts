import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { parseSync } from 'vite'

/** One import of the tree: paths below `src`, with `/` on every system. */
export interface Import {
  from: string
  to: string
  /** Whether types alone are taken, so that nothing is left of it when the program runs. */
  isTypeOnly: boolean
}

/** The files of a source tree and every import of one by another. */
export interface SourceTree {
  /** Lines by path. */
  files: Map<string, number>
  imports: Import[]
}

/** Reads every `.ts` and `.tsx` file below `folder`; an import of a package or of a file that is not there is none. Throws where a file cannot be parsed. */
export function readImports(folder: string): SourceTree {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /(?<!\.d)\.tsx?$/.test(path))
    .toSorted()
  const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
  const imports = [...texts].flatMap(([from, text]) =>
    specifiersOf(from, text).flatMap(({ specifier, isTypeOnly }) => {
      const to = posix.join(dirname(from), specifier)
      return specifier.startsWith('.') && texts.has(to) ? [{ from, to, isTypeOnly }] : []
    })
  )
  const files = new Map([...texts].map(([path, text]) => [path, text.split('\n').length - 1]))
  return { files, imports: mergeTwice(imports) }
}

function specifiersOf(path: string, text: string): { specifier: string; isTypeOnly: boolean }[] {
  const { module, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  return [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      specifier: moduleRequest.value,
      isTypeOnly: entries.length > 0 && entries.every(({ isType }) => isType)
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null ? [] : [{ specifier: moduleRequest.value, isTypeOnly: isType }]
      )
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => ({
      specifier: text.slice(start + 1, end - 1),
      isTypeOnly: false
    }))
  ]
}

/** Types and values of one file may be imported apart. */
function mergeTwice(imports: readonly Import[]): Import[] {
  const merged = new Map<string, Import>()
  for (const one of imports) {
    const key = `${one.from} ${one.to}`
    merged.set(key, { ...one, isTypeOnly: one.isTypeOnly && (merged.get(key)?.isTypeOnly ?? true) })
  }
  return [...merged.values()]
}
