/** How much is done, 0 to 1, named for those who cannot see it. */
export function ProgressBar({ fraction, label }: { fraction: number; label: string }) {
  return (
    <progress aria-label={label} max={100} value={Math.floor(Math.min(Math.max(fraction, 0), 1) * 100)} />
  )
}
