/**
 * The name each file is shown under: its own, with the folder before it where another of them has the same one, and
 * with a number where that does not tell them apart either.
 */
export function nameFiles(paths: readonly string[]): string[] {
  const parts = paths.map(splitPath)
  const names = parts.map((all) => all.at(-1)!)
  const told = names.map((name, at) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : parts[at]!.slice(-2).join('/')
  )
  return told.map((name, at) => {
    const before = told.slice(0, at).filter((other) => other === name).length
    return before === 0 ? name : `${name} (${before + 1})`
  })
}

/** Windows parts a path with either mark; elsewhere a backslash may belong to a name. */
function splitPath(path: string): string[] {
  return path.split(/^(?:[A-Za-z]:|\\\\)/.test(path) ? /[\\/]/ : '/')
}
