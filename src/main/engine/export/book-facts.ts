import type { WorkbookFacts } from './workbook/frame.ts'
import type { WorkpaperContent } from './workpaper-content.ts'

/** What a workbook of a workpaper says of itself: its subject, the client and the period. */
export function bookFacts(
  { facts, decimals }: WorkpaperContent,
  subject = 'Duplicate postings'
): WorkbookFacts {
  const title = [subject, facts.engagement.clientName, facts.header.period]
  return {
    title: title.filter((part) => part !== '').join(', '),
    createdAt: new Date(facts.analysed.at).toISOString(),
    footer: `Doublet ${facts.version}; SHA-256 of the ledger ${facts.result.analytics.file.sha256}`,
    decimals,
    dates: facts.forms.dates
  }
}
