import type { LineDetail } from '../../shared/duplicate.ts'
import { fieldLabels } from '../../shared/ledger.ts'
import type { Field, FileFacts } from '../../shared/ledger.ts'
import type { Options } from '../../shared/options.ts'
import { api } from '../api.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import { useAnswer } from '../components/use-answer.ts'
import { formatAmount } from '../format/amount.ts'
import { formatCount } from '../format/numbers.ts'
import { openLine } from '../stores/desk.ts'
import { LineGroups } from './line-groups.tsx'
import { OpinionCard } from './opinion-card.tsx'

interface Props {
  ledgerId: string
  lineId: number
  /** Of the run that found the groups. */
  options: Options
  /** The files of the ledger. */
  files: readonly FileFacts[]
}

interface DetailProps {
  detail: LineDetail
  options: Options
  /** null where the ledger has one file only. */
  fileName: string | null
}

const amounts: ReadonlySet<Field> = new Set<Field>(['amount', 'debit', 'credit'])

function Detail({ detail, options, fileName }: DetailProps) {
  return (
    <>
      <dl className="line-fields">
        {detail.fields.map(({ field, value }) => (
          <div key={field}>
            <dt>{fieldLabels[field]}</dt>
            <dd>{amounts.has(field) ? formatAmount(value) : value}</dd>
          </div>
        ))}
      </dl>
      <LineGroups groups={detail.groups} options={options} />
      <OpinionCard rows={[detail.row]} />
      <section aria-label="Original record">
        <h3>
          As it stands in {fileName ?? 'the file'}, line {formatCount(detail.row.lineNumber)}
        </h3>
        <dl className="line-fields original">
          {detail.original.map(({ header, value }, index) => (
            <div key={`${index}/${header}`}>
              <dt>{header}</dt>
              <dd>{value === '' ? <span className="dim">(blank)</span> : value}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

/** Everything about one line: the facts, its groups, the model's opinion kept apart, and the record as it stands. */
export function LineDetailPane({ ledgerId, lineId, options, files }: Props) {
  const { value, problem } = useAnswer(`${ledgerId}/${lineId}`, () => api.line({ ledgerId, lineId }))
  const fileName = value !== null && files.length > 1 ? (files[value.row.fileIndex]?.name ?? null) : null
  return (
    <aside className="detail" aria-label="Line detail">
      <header>
        <h2 aria-live="polite">
          {value ? `Line ${formatCount(value.row.lineNumber)}` : 'Line'}
          {fileName !== null && ` of ${fileName}`}
        </h2>
        <span className="dim">
          <kbd>j</kbd> <kbd>k</kbd>
        </span>
        <button
          type="button"
          className="quiet"
          aria-label="Close detail"
          title="Esc"
          onClick={() => openLine(null)}
        >
          ✕
        </button>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {value && !problem && <Detail detail={value} options={options} fileName={fileName} />}
    </aside>
  )
}
