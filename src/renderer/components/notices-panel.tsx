import { gravestNotices } from '../../shared/ledger.ts'
import type { LedgerFacts } from '../../shared/ledger.ts'
import { placeOfLine } from '../../shared/sheets.ts'
import { excludedWords } from '../../shared/reading-verdicts.ts'
import { text } from '../text/text.ts'

const words = text.components.notices

function quieterNotices(facts: LedgerFacts): LedgerFacts['notices'] {
  return facts.notices.filter(({ code }) => !gravestNotices.includes(code))
}

/** Whether lines were left out, or there is something else to notice. */
export function hasNotices(facts: LedgerFacts): boolean {
  return facts.excluded.length + quieterNotices(facts).length > 0
}

/** Which lines were left out and where they stand, and what else a reviewer should know of the data. */
export function NoticesPanel({ facts }: { facts: LedgerFacts }) {
  const { excluded, files } = facts
  const notices = quieterNotices(facts)
  return (
    <section className="panel notices-panel" aria-label={words.name}>
      <header>
        <h2>{words.title}</h2>
      </header>
      {!hasNotices(facts) && <p className="dim">{words.none}</p>}
      <ul className="notices">
        {excluded.map(({ reason, rows, firstLines, firstFiles }) => (
          <li key={reason}>
            <strong>{words.excluded(rows)}</strong> {excludedWords[reason]}
            <small>
              {words.stand(
                firstLines.map((line, at) =>
                  words.place(
                    placeOfLine(files[firstFiles?.[at] ?? 0], line),
                    files[firstFiles?.[at] ?? -1]?.name
                  )
                ),
                rows
              )}
            </small>
          </li>
        ))}
        {notices.map((notice) => (
          <li key={`${notice.code} ${notice.text}`}>
            {notice.text}
            {notice.lines > 0 && <small>{words.lines(notice.lines)}</small>}
          </li>
        ))}
      </ul>
    </section>
  )
}
