import { Circle, Polygon } from '@visx/shape'

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
export function SeriesLegend({ hasOther, hasOpposite }: { hasOther: boolean; hasOpposite: boolean }) {
  return (
    <ul className="series-legend">
      <Key kind="member">this finding</Key>
      {hasOther && <Key kind="other">more of this amount</Key>}
      {hasOpposite && <Key kind="opposite">opposite amount</Key>}
    </ul>
  )
}
