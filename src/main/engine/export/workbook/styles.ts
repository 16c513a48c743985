import type { ExportForms } from '../../../../shared/firm-settings.ts'
import type { CellKind } from '../table.ts'
import { xmlHead } from './cell-xml.ts'

/** How a cell looks. */
interface Look {
  font: string
  /** Its number is written as those of this kind are. */
  format: CellKind | null
  isFilled: boolean
  isUnderlined: boolean
  alignment: string
}

/** Every program that opens workbooks has it, or one with the very same widths: what is as wide as a page is so everywhere. */
const typeface = 'Arial'
const ink = '18202C'
const faint = '515C6D'
const opinion = '6B45C6'
const plain: Look = {
  font: `<font><sz val="10"/><name val="${typeface}"/></font>`,
  format: null,
  isFilled: false,
  isUnderlined: false,
  alignment: ''
}
/** A style of a cell is a place in this list; the first is that of cells without one. */
const looks: Look[] = [plain]
/** Formats of one's own are numbered from here on. */
const firstFormat = 164
const kinds: readonly CellKind[] = ['text', 'integer', 'amount', 'share', 'day', 'count']

function addStyle(look: Partial<Look>): number {
  return looks.push({ ...plain, ...look }) - 1
}

function fontXml(color: string, size = 10, isBold = false): string {
  return `<font>${isBold ? '<b/>' : ''}<sz val="${size}"/><color rgb="FF${color}"/><name val="${typeface}"/></font>`
}

const strongFigures = styleKinds((kind) => ({
  font: fontXml(ink, 10, true),
  format: kind,
  alignment: `${sideOf(kind)} vertical="top"`
}))

/** The styles of the summary: the title, the head of a section, what a line is called and what it says. */
export const summaryStyles = {
  title: addStyle({ font: fontXml(ink, 16, true) }),
  section: addStyle({ font: fontXml(ink, 12, true), isUnderlined: true }),
  label: addStyle({ font: fontXml(faint), alignment: 'vertical="top" wrapText="1"' }),
  text: addStyle({
    font: fontXml(ink),
    format: 'text',
    alignment: `${sideOf('text')} vertical="top" wrapText="1"`
  }),
  strong: addStyle({ font: fontXml(ink, 10, true), alignment: 'vertical="top" wrapText="1"' }),
  strongText: addStyle({
    font: fontXml(ink, 10, true),
    format: 'text',
    alignment: `${sideOf('text')} vertical="top" wrapText="1"`
  }),
  strongFigure: (kind: CellKind) => strongFigures(kind, false)
}

/** How a column of a table looks; the model's opinion is violet, as in the window. */
export const columnStyle = styleKinds((kind, color) => ({
  font: fontXml(color),
  format: kind,
  alignment: `${sideOf(kind)} vertical="top"`
}))

/** The same of a column whose texts wrap. */
export const wrappedStyle = addStyle({
  font: fontXml(ink),
  format: 'text',
  alignment: `${sideOf('text')} vertical="top" wrapText="1"`
})

/** How the head of a column looks, aligned as its cells are. */
export const headStyle = styleKinds((kind, color) => ({
  font: fontXml(color, 10, true),
  isFilled: true,
  isUnderlined: true,
  alignment: `${sideOf(kind)} vertical="center" wrapText="1"`
}))

/** How the rows of a report look: findings and totals stand out, what belongs to them is smaller; texts wrap where `isWrapped`. */
export const reportStyles = {
  finding: reportKinds(fontXml(ink, 10, true), true),
  currency: reportKinds(fontXml(ink, 10, true), false),
  line: reportKinds(fontXml(faint, 9), false),
  total: reportKinds(fontXml(ink, 10, true), false)
}

function reportKinds(font: string, isFilled: boolean) {
  const stylesOf = (more: string) =>
    styleKinds((kind) => ({
      font,
      format: kind,
      isFilled,
      alignment: `${sideOf(kind)} vertical="top"${more}`
    }))
  const [own, wrapped] = [stylesOf(''), stylesOf(' wrapText="1"')]
  return (kind: CellKind, isWrapped: boolean): number => (isWrapped ? wrapped : own)(kind, false)
}

function styleKinds(lookOf: (kind: CellKind, color: string) => Partial<Look>) {
  const styles = new Map(
    kinds.map((kind) => [kind, { own: addStyle(lookOf(kind, ink)), view: addStyle(lookOf(kind, opinion)) }])
  )
  return (kind: CellKind, isOpinion: boolean): number => styles.get(kind)![isOpinion ? 'view' : 'own']
}

/** Texts keep away from the figures to their left. */
function sideOf(kind: CellKind): string {
  return kind === 'text' || kind === 'day' ? 'horizontal="left" indent="1"' : 'horizontal="right"'
}

/** The part of a workbook that says how its cells look. */
export function stylesXml(decimals: number, dates: ExportForms['dates']): string {
  const formats: Record<CellKind, string> = {
    text: '@',
    integer: '0',
    count: '#,##0',
    amount: amountFormat(decimals),
    share: '0.00',
    day: { iso: 'yyyy-mm-dd', dmy: 'dd.mm.yyyy', mdy: 'mm/dd/yyyy' }[dates]
  }
  const fonts = [...new Set(looks.map(({ font }) => font))]
  const styles = looks.map(({ font, format, isFilled, isUnderlined, alignment }) => {
    const number = format === null ? 0 : firstFormat + kinds.indexOf(format)
    const places = `numFmtId="${number}" fontId="${fonts.indexOf(font)}" fillId="${isFilled ? 2 : 0}" borderId="${isUnderlined ? 1 : 0}"`
    return `<xf ${places} xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${alignment}/></xf>`
  })
  return `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${[
    listXml(
      'numFmts',
      kinds.map((kind, at) => `<numFmt numFmtId="${firstFormat + at}" formatCode="${formats[kind]}"/>`)
    ),
    listXml('fonts', fonts),
    // The first two are Excel's own, whatever is written there.
    listXml('fills', [
      '<fill><patternFill patternType="none"/></fill>',
      '<fill><patternFill patternType="gray125"/></fill>',
      '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF1F5"/></patternFill></fill>'
    ]),
    listXml('borders', [
      borderXml('<bottom/>'),
      borderXml('<bottom style="thin"><color rgb="FFC3CBD7"/></bottom>')
    ]),
    listXml('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    listXml('cellXfs', styles),
    listXml('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])
  ].join('')}</styleSheet>`
}

/** Amounts show two decimals, and more where the ledger has more. */
function amountFormat(decimals: number): string {
  return `#,##0.00${'#'.repeat(Math.min(8, Math.max(0, decimals - 2)))}`
}

function borderXml(bottom: string): string {
  return `<border><left/><right/><top/>${bottom}<diagonal/></border>`
}

function listXml(name: string, items: string[]): string {
  return `<${name} count="${items.length}">${items.join('')}</${name}>`
}
