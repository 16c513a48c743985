/** A cell as SheetJS reads it, with the format code of its number. */
export interface JsCell {
  t: string
  v?: unknown
  z?: string | number
}
/** A sheet as SheetJS reads it with `dense`; a chart or a macro sheet says its type. */
export interface JsSheet {
  '!data'?: (JsCell[] | undefined)[]
  '!rows'?: ({ hidden?: boolean } | undefined)[]
  '!type'?: string
}
export interface JsWorkbook {
  SheetNames: string[]
  Sheets: Record<string, JsSheet>
  Workbook?: { WBProps?: { date1904?: boolean }; Sheets?: { Hidden?: number }[] }
}
/** A compound file: its streams by full path, in the same order. */
export interface CompoundFile {
  FullPaths: string[]
  FileIndex: { name: string; size: number; content?: Uint8Array }[]
}

/** The part of SheetJS that is used here; of some of it the package has no types. */
export interface SheetJs {
  read(bytes: Uint8Array, options: object): JsWorkbook
  parse_zip(archive: CompoundFile, options: object): JsWorkbook
  SSF: {
    /** The formats of the workbook that was read last, as they are kept. */
    get_table(): Record<string, string>
  }
  CFB: {
    read(bytes: Uint8Array, options: object): CompoundFile
    utils: {
      cfb_new(): CompoundFile
      cfb_add(archive: CompoundFile, name: string, content: Uint8Array): void
    }
  }
}

/** What is read of a workbook: values and the codes of their formats, by row; nothing is formatted. */
export const readOptions = {
  type: 'buffer',
  dense: true,
  cellNF: true,
  cellText: false,
  cellHTML: false,
  cellFormula: false
}

let loaded: Promise<SheetJs> | undefined

/** SheetJS with its tables of code pages; loaded when the first old workbook comes, so that nothing else pays for it. */
export function loadSheetJs(): Promise<SheetJs> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<SheetJs> {
  const [sheetJs, codePages] = await Promise.all([
    import('@e965/xlsx'),
    import('@e965/xlsx/dist/cpexcel.full.mjs')
  ])
  sheetJs.set_cptable(codePages)
  return sheetJs as unknown as SheetJs
}

/**
 * What SheetJS answers at once, without its word on the console about records that it does not know: those hold no cells, and what is
 * wrong with a workbook is thrown. Nothing of this workbook stays for the next one.
 */
export function readAlone<Answer>(sheetJs: SheetJs, read: () => Answer): Answer {
  const { error } = console
  const formats = { ...sheetJs.SSF.get_table() }
  Object.assign(console, { error: () => undefined })
  try {
    return read()
  } finally {
    Object.assign(console, { error })
    const left = sheetJs.SSF.get_table()
    for (const id of Object.keys(left)) delete left[id]
    Object.assign(left, formats)
  }
}
