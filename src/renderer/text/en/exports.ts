import { formatCount, formatNoun } from '../../format/numbers.ts'

/** The words of how far an export is and how it ended. */
export const exports = {
  written: (rows: number, total: number) => `${formatCount(rows)} of ${formatNoun(total, 'line')} written`,
  done: (rows: number, folder: string) => `Exported, ${formatNoun(rows, 'line')}, to the folder “${folder}”`,
  show: 'Show in folder',
  printMemo: 'Print memo to PDF…',
  cancelled: 'Export cancelled',
  cancelledCleanly: 'Export cancelled; no file was left behind',
  failed: 'The export failed',
  /** After a sentence without its full stop. */
  leftBehind: (sentence: string, part: string) =>
    `${sentence}. Its unfinished part ${part} could not be removed: remove it by hand, or start Doublet again when nothing else uses it.`
}
