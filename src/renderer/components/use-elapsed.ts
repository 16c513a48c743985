import { useEffect, useState } from 'react'
import type { Job } from '../../shared/job.ts'
import { formatDuration } from '../../shared/job.ts'

function secondsOf(duration: string): number {
  return duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** The job's time in process as HH:MM:SS; it keeps counting while a long step sends no news. */
export function useElapsed({ status, processingDuration }: Job): string {
  const [since, setSince] = useState({ news: processingDuration, elapsedMs: 0 })
  const isRunning = status === 'PROCESSING'
  useEffect(() => {
    if (!isRunning) return
    const newsAt = performance.now()
    const timer = setInterval(
      () => setSince({ news: processingDuration, elapsedMs: performance.now() - newsAt }),
      1000
    )
    return () => clearInterval(timer)
  }, [isRunning, processingDuration])
  const elapsedMs = isRunning && since.news === processingDuration ? since.elapsedMs : 0
  return formatDuration(secondsOf(processingDuration) * 1000 + elapsedMs)
}
