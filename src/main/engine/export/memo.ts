import { writeFileSync } from 'node:fs'
import { bookFacts } from './book-facts.ts'
import { exceptionSection } from './exceptions.ts'
import { openingSections } from './front-page.ts'
import { spellAmount, type SummaryCell, type SummaryLine, type SummarySection } from './summary-lines.ts'
import type { WorkpaperContent } from './workpaper-content.ts'

/** Exceptions that fit on the second page; the front page of the workbook has all of them. */
const mostExceptions = 8

/** Nothing is fetched and nothing runs, wherever the file is opened; two pages of A4 upright when it is printed. */
const head = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
@page { size: A4 portrait; margin: 14mm 15mm }
body { font: 8.5pt/1.35 Arial, "Liberation Sans", sans-serif; color: #18202c; max-width: 180mm; margin: 0 auto }
h1 { font-size: 14pt; margin: 0 0 2mm }
h2 { font-size: 10pt; margin: 3.5mm 0 1mm; border-bottom: 0.3mm solid #c3cbd7; break-after: avoid }
table { border-collapse: collapse; width: 100%; table-layout: auto }
th, td { text-align: left; vertical-align: top; padding: 0.2mm 2mm 0.2mm 0; white-space: pre-line; overflow-wrap: anywhere; font-weight: normal }
th[scope=row] { color: #515c6d; width: 32mm }
thead th, .strong > * { font-weight: bold; color: #18202c }
.figure { text-align: right; white-space: nowrap }
tr { break-inside: avoid }
.sign { display: flex; gap: 10mm; margin-top: 9mm }
.sign p { flex: 1; border-top: 0.3mm solid #515c6d; margin: 0; padding-top: 1mm }
footer { margin-top: 4mm; color: #515c6d; font-size: 7pt }
</style>`

/**
 * Writes the memo: what the front page says, with the first exceptions, as one HTML file that any browser opens and prints on two pages. The same
 * content is the same bytes.
 */
export function writeMemo(path: string, content: WorkpaperContent): void {
  const { title, footer } = bookFacts(content, 'Memo: duplicate postings')
  const sections = [...openingSections(content), exceptionSection(content, mostExceptions)]
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...sections.map(sectionHtml),
    '<div class="sign"><p>Prepared by, date</p><p>Reviewed by, date</p></div>',
    `<footer>${escapeHtml(footer)}</footer>`
  ]
  const page = `<!doctype html>\n<html lang="en"><head>${head}\n<title>${escapeHtml(title)}</title></head>\n<body>\n${body.join('\n')}\n</body></html>\n`
  writeFileSync(path, page, { flag: 'wx', flush: true })
}

function sectionHtml({ title, heads, lines }: SummarySection): string {
  const columns = Math.max(1, heads.length)
  const headRow =
    heads.length === 0
      ? ''
      : `<thead><tr><th></th>${heads.map((cell) => `<th${sideOf(cell)}>${escapeHtml(cell.value)}</th>`).join('')}</tr></thead>`
  const rows = Array.from(lines, (line) => lineHtml(line, columns))
  return `<h2>${escapeHtml(title)}</h2>\n<table>${headRow}<tbody>\n${rows.join('\n')}\n</tbody></table>`
}

/** A last text runs on over the columns that are left. */
function lineHtml({ label, cells, isStrong = false }: SummaryLine, columns: number): string {
  const inside = cells.map((cell, at) => {
    const left = columns - at
    const span = at === cells.length - 1 && cell.kind === 'text' && left > 1 ? ` colspan="${left}"` : ''
    const value = cell.kind === 'text' || cell.kind === 'day' ? cell.value : spellAmount(cell.value)
    return `<td${sideOf(cell)}${span}>${escapeHtml(value)}</td>`
  })
  return `<tr${isStrong ? ' class="strong"' : ''}><th scope="row">${escapeHtml(label)}</th>${inside.join('')}</tr>`
}

function sideOf({ kind }: SummaryCell): string {
  return kind === 'text' || kind === 'day' ? '' : ' class="figure"'
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => escapes[sign]!)
}
