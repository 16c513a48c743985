import { useEffect, useEffectEvent, useState } from 'react'
import type { Answer, Problem } from '../../shared/result.ts'
import { problemOf } from '../../shared/result.ts'

/** The last good answer, and what went wrong with the question asked after it. */
interface Asked<T> {
  value: T | null
  problem: Problem | null
}

/**
 * Asks whenever `key`, which stands for everything the question depends on, changes. While an answer is under
 * way the one before it stays, so that a form does not flicker; answers to older questions are dropped.
 */
export function useAnswer<T>(key: string, ask: () => Promise<Answer<T>>): Asked<T> {
  const [asked, setAsked] = useState<Asked<T>>({ value: null, problem: null })
  const question = useEffectEvent(ask)
  useEffect(() => {
    let isStale = false
    const fetchAnswer = async (): Promise<void> => {
      const answer = await question().catch((error: unknown) => ({
        ok: false as const,
        error: problemOf(error)
      }))
      if (isStale) return
      if (answer.ok) setAsked({ value: answer.value, problem: null })
      else setAsked(({ value }) => ({ value, problem: answer.error }))
    }
    void fetchAnswer()
    return () => {
      isStale = true
    }
  }, [key])
  return asked
}
