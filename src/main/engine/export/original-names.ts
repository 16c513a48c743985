import type { Mapping } from '../../../shared/mapping.ts'
import { makeFormulaSafe } from './formula-safe.ts'

/** The file's own headers; `original_` before one that another column has already taken. */
export function originalNames(mapping: Mapping, names: string[]): string[] {
  const taken = new Set(names.map((name) => name.toLowerCase()))
  return mapping.columns.map(({ header }) => {
    let name = makeFormulaSafe(header)
    while (taken.has(name.toLowerCase())) name = `original_${name}`
    taken.add(name.toLowerCase())
    return name
  })
}
