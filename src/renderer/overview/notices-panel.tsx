import { gravestNotices } from '../../shared/ledger.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { excludedWords } from '../../shared/reading-verdicts.ts'
import { formatCount, formatNoun } from '../format/numbers.ts'

/** Which lines were left out and where they stand, and what else a reviewer should know of the data. */
export function NoticesPanel({ facts }: { facts: LedgerFacts }) {
  const { excluded, files } = facts
  const notices = facts.notices.filter(({ code }) => !gravestNotices.includes(code))
  return (
    <section className="panel" aria-label="Notices">
      <header>
        <h2>Excluded lines and notices</h2>
      </header>
      {excluded.length === 0 && notices.length === 0 && (
        <p className="dim">Every row takes part in the analysis, and nothing unusual was noticed.</p>
      )}
      <ul className="notices">
        {excluded.map(({ reason, rows, firstLines, firstFiles }) => (
          <li key={reason}>
            <strong>{formatNoun(rows, 'row')} excluded</strong> {excludedWords[reason]}
            <small>
              {firstLines.length < rows ? 'first lines ' : firstLines.length === 1 ? 'line ' : 'lines '}
              {firstLines
                .map((line, at) => {
                  const file = files[firstFiles?.[at] ?? -1]
                  return file ? `${formatCount(line)} of ${file.name}` : formatCount(line)
                })
                .join(', ')}
            </small>
          </li>
        ))}
        {notices.map((notice) => (
          <li key={`${notice.code} ${notice.text}`}>
            {notice.text}
            {notice.lines > 0 && <small>{formatNoun(notice.lines, 'line')}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
