import type { CalibrationBin } from '../../shared/model.ts'
import { formatCount, formatShare, formatTenth } from '../format/numbers.ts'
import { text } from '../text/text.ts'

const words = text.model.calibration

const side = 180
const left = 34
const bottom = 30

const across = (share: number) => left + share * side
const up = (share: number) => 8 + (1 - share) * side

/** What the confidence said of held-out rows against what was true of them; on the line they agree. Its table says the same. */
export function CalibrationPlot({ bins }: { bins: readonly CalibrationBin[] }) {
  const filled = bins.filter(({ rows }) => rows > 0)
  const points = filled.map((bin) => `${across(bin.meanConfidence)},${up(bin.positiveShare)}`).join(' ')
  return (
    <div className="calibration">
      <svg viewBox={`0 0 ${left + side + 10} ${8 + side + bottom}`} aria-hidden="true">
        <rect x={left} y={8} width={side} height={side} className="calibration-frame" />
        <line x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} className="calibration-ideal" />
        <polyline points={points} className="calibration-line" />
        {filled.map((bin) => (
          <circle
            key={bin.meanConfidence}
            cx={across(bin.meanConfidence)}
            cy={up(bin.positiveShare)}
            r={3.5}
          />
        ))}
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <text x={across(share)} y={8 + side + 14} textAnchor="middle">
              {formatTenth(share * 10)}
            </text>
            <text x={left - 6} y={up(share) + 4} textAnchor="end">
              {formatTenth(share * 10)}
            </text>
          </g>
        ))}
        <text x={across(0.5)} y={8 + side + 27} textAnchor="middle">
          {words.axis}
        </text>
      </svg>
      <table className="num">
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.confidence}</th>
            <th scope="col">{words.rows}</th>
            <th scope="col">{words.repostings}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ rows, positiveShare }, at) => (
            // The ten bins never change places.
            <tr key={(at + 1) / 10}>
              <th scope="row">{words.bin(at)}</th>
              <td>{formatCount(rows)}</td>
              <td>{rows === 0 ? '–' : formatShare(positiveShare)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
