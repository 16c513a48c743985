import type { CellStyle } from 'hucre/xlsx'
import type { CellKind } from '../table.ts'

const ink = { rgb: '18202C' }
const faint = { rgb: '515C6D' }
const opinion = { rgb: '6B45C6' }
const line = { style: 'thin' as const, color: { rgb: 'C3CBD7' } }
const font = { name: 'Calibri', size: 10, color: ink }

/** Amounts show two decimals, and more where the ledger has more. */
export function amountFormat(decimals: number): string {
  return `#,##0.00${'#'.repeat(Math.min(8, Math.max(0, decimals - 2)))}`
}

/** How a column of a table looks; the model's opinion is violet, as in the window. */
export function columnStyle(kind: CellKind, isOpinion: boolean, decimals: number): CellStyle {
  const formats: Record<CellKind, string> = {
    text: '@',
    integer: '0',
    amount: amountFormat(decimals),
    share: '0.00',
    day: 'yyyy-mm-dd'
  }
  return {
    font: isOpinion ? { ...font, color: opinion } : font,
    numFmt: formats[kind],
    alignment: { vertical: 'top', ...sideOf(kind) }
  }
}

/** How the head of a column looks, aligned as its cells are. */
export function headStyle(kind: CellKind, isOpinion: boolean): CellStyle {
  return {
    font: { ...font, bold: true, color: isOpinion ? opinion : ink },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF1F5' } },
    border: { bottom: line },
    alignment: { vertical: 'center', wrapText: true, ...sideOf(kind) }
  }
}

/** Texts keep away from the figures to their left. */
function sideOf(kind: CellKind): { horizontal: 'left' | 'right'; indent?: number } {
  return kind === 'text' || kind === 'day' ? { horizontal: 'left', indent: 1 } : { horizontal: 'right' }
}

/** The styles of the summary: the title, the head of a section, what a line is called and what it says. */
export const summaryStyles = {
  title: { font: { ...font, bold: true, size: 16 } },
  section: { font: { ...font, bold: true, size: 12 }, border: { bottom: line } },
  label: { font: { ...font, color: faint }, alignment: { vertical: 'top', wrapText: true } },
  text: { font, numFmt: '@', alignment: { vertical: 'top', horizontal: 'left', indent: 1, wrapText: true } }
} as const satisfies Record<string, CellStyle>
