/**
 * What a file is to be opened as. A zip may be a workbook or hold a ledger, and an `ole` be a workbook or any other file of an old Office
 * program: who opens it finds out.
 */
export type FileKind =
  | 'text'
  | 'zip'
  | 'gzip'
  | 'ole'
  | 'biff'
  | 'html'
  | 'saf-t'
  | 'xml-spreadsheet'
  | 'flat-ods'
