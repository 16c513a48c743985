import { scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'

const size = { width: 100, height: 12 }
const leastLength = 0.8

/** A bar as long as `value` is of `most`; what is there is never too short to be seen. Its number stands beside it. */
export function LengthBar({ value, most }: { value: number; most: number }) {
  const length = scaleLinear<number>({ domain: [0, Math.max(1, most)], range: [0, size.width] })
  return (
    <svg
      className="length-bar"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <Bar x={0} y={0} height={size.height} width={value > 0 ? Math.max(leastLength, length(value)) : 0} />
    </svg>
  )
}
