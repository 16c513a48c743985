import type { Notice } from '../../../../shared/ledger.ts'
import type { Mapping } from '../../../../shared/mapping.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { keyColumnsOf, type KeyColumns } from '../keys/key-cells.ts'
import { noticeColumns } from '../lines/column-notices.ts'
import { decideSigns } from '../signs/decide-signs.ts'
import type { OpenedFiles } from './open-files.ts'
import type { ReadFiles } from './read-files.ts'

/** The key cells of each file by the mapping that all lines decided, and what its columns say beside them. */
interface SignedParts {
  mapping: Mapping
  parts: KeyColumns[]
  /** By file. */
  columnNotices: Notice[][]
}

/** Decides how amounts are signed, over all lines, and takes the key cells by it. Throws as `decideSigns` does. */
export function signParts(read: ReadFiles, opened: OpenedFiles, settings: Settings): SignedParts {
  const { lines, files } = read
  const { starts } = lines
  const cut = (mapping: Mapping) =>
    files.map((_, at) => {
      // Where the year of a date stands in the head of a file, it is that file's own.
      const { fiscalYearFrom } = opened.alignments[at]!.mapping
      return keyColumnsOf(lines, { ...mapping, fiscalYearFrom }, starts[at]!, starts[at + 1]!)
    })
  const first = cut(opened.mapping)
  const mapping = decideSigns({ lines, parts: first, mapping: opened.mapping, settings })
  const parts = mapping.fields === opened.mapping.fields ? first : cut(mapping)
  const columnNotices = files.map((file, at) => {
    const name = files.length === 1 ? '' : `${file.name}: `
    const own = { ...lines, count: starts[at + 1]! }
    const notices = noticeColumns(own, parts[at]!, starts[at]!, mapping, settings)
    return notices.map((notice) => ({ ...notice, text: name + notice.text }))
  })
  return { mapping, parts, columnNotices }
}
