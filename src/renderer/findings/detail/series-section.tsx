import type { FindingDetail } from '../../../shared/finding.ts'
import { mostPoints } from '../../../shared/finding.ts'
import { formatAmount } from '../../format/amount.ts'
import { formatDayOfWeek } from '../../format/day.ts'
import { formatCount } from '../../format/numbers.ts'
import { preferPane, usePanePreferences } from '../../stores/pane-preferences.ts'
import { LegChoice, type ComparedLeg } from './leg-choice.tsx'
import { countDays } from './lay-out-series.ts'
import { SeriesChart } from './series-chart.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { Circle, Polygon } from '@visx/shape'
import { text } from '../../text/text.ts'

const words = text.finding.series

function Key({ kind, children }: { kind: 'member' | 'other' | 'opposite'; children: string }) {
  return (
    <li>
      <svg className="series-chart" width="12" height="12" aria-hidden="true">
        {kind === 'opposite' ? (
          <Polygon className="mark opposite" center={{ x: 6, y: 6 }} sides={4} size={4.5} rotate={90} />
        ) : (
          <Circle className={`mark ${kind}`} cx={6} cy={6} r={kind === 'member' ? 4.2 : 3.4} />
        )}
      </svg>
      {children}
    </li>
  )
}

/** What the marks of the picture stand for, as far as they are in it. */
function SeriesLegend({ hasOther, hasOpposite }: { hasOther: boolean; hasOpposite: boolean }) {
  return (
    <ul className="series-legend">
      <Key kind="member">{words.member}</Key>
      {hasOther && <Key kind="other">{words.other}</Key>}
      {hasOpposite && <Key kind="opposite">{words.opposite}</Key>}
    </ul>
  )
}

interface Props {
  detail: FindingDetail
  legs: readonly ComparedLeg[]
  leg: ComparedLeg
  onLeg: (groupNo: number) => void
}

/** Every line of an account and amount of the finding, or the opposite amount, over time: as a picture or as a table. */
export function SeriesSection({ detail, legs, leg, onLeg }: Props) {
  const series = detail.series.filter(({ groupNo }) => groupNo === leg.groupNo)
  const isTable = usePanePreferences((pane) => pane.isSeriesTable)
  const days = countDays(series)
  const undated = series.filter(({ day }) => day === '').length
  const opposite = series.filter(({ isOpposite }) => isOpposite).length
  const first = days[0]
  const last = days.at(-1)
  const summary = words.summary(
    formatAmount(leg.amount),
    leg.account,
    series.length - opposite,
    opposite,
    first?.day ?? '',
    last?.day ?? ''
  )
  return (
    <section aria-label={words.title}>
      <header className="section-head">
        <h3>{words.title}</h3>
        <button
          type="button"
          className="small"
          aria-pressed={isTable}
          onClick={() => preferPane({ isSeriesTable: !isTable })}
        >
          {words.asTable}
        </button>
      </header>
      <LegChoice legs={legs} leg={leg} onChoose={onLeg} />
      {isTable ? (
        <ScrollArea className="series-table" label={words.byDay}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col" className="num">
                  {words.memberColumn}
                </th>
                <th scope="col" className="num">
                  {words.otherColumn}
                </th>
                <th scope="col" className="num">
                  {words.oppositeColumn}
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map(({ day, member, other, opposite: opposed }) => (
                <tr key={day}>
                  <th scope="row">{formatDayOfWeek(day)}</th>
                  <td className="num">{formatCount(member)}</td>
                  <td className="num">{formatCount(other)}</td>
                  <td className="num">{formatCount(opposed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      ) : (
        days.length > 0 && (
          <>
            <SeriesChart key={leg.groupNo} days={days} label={summary} />
            <SeriesLegend hasOther={days.some(({ other }) => other > 0)} hasOpposite={opposite > 0} />
          </>
        )
      )}
      {undated > 0 && <p className="note">{words.undated(undated)}</p>}
      {detail.series.length >= mostPoints && <p className="note">{words.cut(mostPoints)}</p>}
    </section>
  )
}
