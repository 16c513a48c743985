/** What a person says of the workpaper; all may be empty. It stands on the front page and in the run record. */
export interface WorkpaperHeader {
  reference: string
  period: string
  preparer: string
  reviewer: string
  purpose: string
  conclusion: string
}

/** What a workpaper says where nobody has typed anything. */
export const noHeader: WorkpaperHeader = {
  reference: '',
  period: '',
  preparer: '',
  reviewer: '',
  purpose: '',
  conclusion: ''
}

/** The files of a workpaper. One of them is written as that file; several as a folder with fixed names. */
export const workpaperParts = [
  'workbook',
  'data',
  'queryList',
  'memo',
  'findings',
  'results',
  'groups',
  'decisions',
  'importReport',
  'rejectedLines',
  'runRecord',
  'log'
] as const
export type WorkpaperPart = (typeof workpaperParts)[number]

/** The memo as it is printed on demand: no part, and not among the hashes, for its bytes are not the same twice. */
export const printedMemo = '12_memo.pdf'

/** The name of each part in the folder. */
export const partFiles: Record<WorkpaperPart, string> = {
  workbook: '01_summary.xlsx',
  data: '10_data.xlsx',
  queryList: '11_query_list.xlsx',
  memo: '12_memo.html',
  findings: '09_findings.csv',
  results: '02_results.csv',
  groups: '03_groups.csv',
  decisions: '04_decisions.csv',
  importReport: '05_import_report.csv',
  rejectedLines: '06_rejected_lines.csv',
  runRecord: '07_run_record.json',
  log: '08_activity_log.csv'
}
