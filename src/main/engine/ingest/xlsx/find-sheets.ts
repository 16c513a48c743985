import { damagedWorkbook } from './workbook-errors.ts'
import { decodeText, walkXml } from './walk-xml.ts'
import type { ZipParts } from './zip-parts.ts'

/** One worksheet as the workbook lists it. */
export interface SheetEntry {
  name: string
  isHidden: boolean
  /** The part that holds its rows. */
  part: string
}

/** What a workbook says of itself. */
interface WorkbookIndex {
  sheets: SheetEntry[]
  date1904: boolean
  /** Parts, null where the workbook has none. */
  sharedStrings: string | null
  styles: string | null
}

const mostIndexBytes = 16 << 20

/**
 * Finds the workbook in an archive by its relationships, and its worksheets in the order of their tabs; charts and macro
 * sheets are left out. Throws DAMAGED_WORKBOOK where parts that must be there are not.
 */
export async function findSheets(parts: ZipParts): Promise<WorkbookIndex> {
  const workbook = await findWorkbook(parts)
  const related = await readRelationships(parts, workbook)
  const entries: { name: string; id: string; isHidden: boolean }[] = []
  let date1904 = false
  let isInSheets = false
  await walkXml([await parts.readWhole(workbook, mostIndexBytes)], {
    open(name, attributes) {
      // An extension of later versions has the same name once more, without this attribute.
      if (name === 'workbookPr') date1904 ||= isTrue(attributes()['date1904'])
      else if (name === 'sheets') isInSheets = true
      if (name !== 'sheet' || !isInSheets) return
      const { name: sheetName = '', state = 'visible', ...others } = attributes()
      const id = Object.entries(others).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      entries.push({ name: decodeText(sheetName), id, isHidden: state !== 'visible' })
    },
    close(name) {
      if (name === 'sheets') isInSheets = false
    }
  })
  const partOf = (type: string) => related.find((one) => one.type === type && parts.has(one.target))?.target
  return {
    sheets: entries.flatMap(({ name, id, isHidden }) => {
      const target = related.find((one) => one.id === id)
      if (target === undefined) throw damagedWorkbook(`the sheet “${name}” has no part`)
      return target.type === 'worksheet' ? [{ name, isHidden, part: target.target }] : []
    }),
    date1904,
    sharedStrings: partOf('sharedStrings') ?? null,
    styles: partOf('styles') ?? null
  }
}

/** The part that holds the workbook. Throws DAMAGED_WORKBOOK where the archive names none. */
async function findWorkbook(parts: ZipParts): Promise<string> {
  const related = parts.has('_rels/.rels') ? await readRelationships(parts, '') : []
  const named = related.find(({ type }) => type === 'officeDocument')?.target
  return named !== undefined && parts.has(named) ? named : 'xl/workbook.xml'
}

interface Relationship {
  id: string
  /** The last word of its type: `worksheet`, `styles`. */
  type: string
  target: string
}

async function readRelationships(parts: ZipParts, of: string): Promise<Relationship[]> {
  const slash = of.lastIndexOf('/')
  const folder = of.slice(0, slash + 1)
  const related: Relationship[] = []
  const bytes = await parts.readWhole(`${folder}_rels/${of.slice(slash + 1)}.rels`, mostIndexBytes)
  await walkXml([bytes], {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes()
      if (mode === 'External') return
      related.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolve(folder, decodeText(target))
      })
    },
    close: () => undefined
  })
  return related
}

function resolve(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/')
  const steps: string[] = []
  for (const step of (path.startsWith('/') ? path : folder + path).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Whether an attribute of a workbook says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
