/** A bar as long as `value` is of `most`; what is there is never too short to be seen. Its number stands beside it. */
export function LengthBar({ value, most }: { value: number; most: number }) {
  const share = value / Math.max(1, most)
  return (
    <svg className="length-bar" aria-hidden="true">
      {value > 0 && <rect height="100%" style={{ width: `max(1px, ${share * 100}%)` }} />}
    </svg>
  )
}
