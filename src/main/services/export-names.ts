import { existsSync } from 'node:fs'
import path from 'node:path'
import { partFiles, type WorkpaperPart } from '../../shared/workpaper.ts'

/** The folder, or the first of `name (2)`, `name (3)` and so on that is not there: a workpaper is never mixed with an older one. */
export function freeFolder(folder: string): string {
  let free = folder
  for (let number = 2; existsSync(free); number++) free = `${folder} (${number})`
  return free
}

/** The name an export is offered under: the first file's and how many more, with what it holds: `.duplicates.csv`. */
export function exportName(
  ledgerNames: readonly string[],
  what: 'duplicates' | 'lines' = 'duplicates'
): string {
  return `${baseName(ledgerNames)}.${what}.csv`
}

/** `gl-2025 workpaper` for the folder of several parts, `gl-2025.results.csv` for one of them. */
export function workpaperName(ledgerNames: readonly string[], parts: readonly WorkpaperPart[]): string {
  const [only, ...others] = parts
  if (only === undefined || others.length > 0) return `${baseName(ledgerNames)} workpaper`
  const file = only === 'workbook' ? 'workpaper.xlsx' : partFiles[only].replace(/^\d+_/, '')
  return `${baseName(ledgerNames)}.${file}`
}

function baseName([first = '', ...others]: readonly string[]): string {
  return `${path.parse(first).name}${others.length === 0 ? '' : ` and ${others.length} more`}`
}
