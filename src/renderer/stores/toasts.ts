import { create } from 'zustand'
import type { Answer, Problem } from '../../shared/result.ts'
import { problemOf } from '../../shared/result.ts'

/** Something the user was told. News fades by itself, a problem stays until it is closed; both stay in the log. */
export interface Toast {
  id: number
  kind: 'news' | 'problem'
  text: string
  /** Code and technical detail of a problem. */
  detail: string
  at: Date
  isShown: boolean
  /** Newer news of the same topic takes the place of older news on the screen; '' where it stands alone. */
  topic: Topic
}

/** What comes one after the other: decisions are told in one place, not in a pile. */
type Topic = '' | 'decision' | 'copy'

interface Toasts {
  /** Newest last; the log of this session. */
  toasts: Toast[]
}

const newsShownMs = 7000
const logLength = 200
let lastId = 0

/** What the user was told in this session. */
export const useToasts = create<Toasts>(() => ({ toasts: [] }))

function tell(what: Pick<Toast, 'kind' | 'text' | 'detail' | 'topic'>, isShown = true): number {
  lastId += 1
  const toast: Toast = { ...what, id: lastId, at: new Date(), isShown }
  useToasts.setState(({ toasts }) => ({
    toasts: [
      ...toasts.map((known) => (isReplaced(known, toast) ? { ...known, isShown: false } : known)),
      toast
    ].slice(-logLength)
  }))
  return toast.id
}

/** Newer news of a topic, and the same again, take the place of what is on the screen. */
function isReplaced(known: Toast, by: Toast): boolean {
  return (
    (known.topic !== '' && known.topic === by.topic) || (known.kind === by.kind && known.text === by.text)
  )
}

/** Takes a message off the screen; it stays in the log. */
export function hideToast(id: number): void {
  useToasts.setState(({ toasts }) => ({
    toasts: toasts.map((toast) => (toast.id === id ? { ...toast, isShown: false } : toast))
  }))
}

/** Tells something good or neutral; it fades after a few seconds, or once there is newer news of its topic. */
export function tellNews(text: string, topic: Topic = ''): void {
  const id = tell({ kind: 'news', text, detail: '', topic })
  setTimeout(() => hideToast(id), newsShownMs)
}

/** Tells a problem, under the name of the file it is about where there is one; it stays until it is closed. */
export function tellProblem(problem: Problem, about?: string): void {
  const text = about === undefined ? problem.message : `${about}: ${problem.message}`
  const detail = [problem.code, problem.detail].filter(Boolean).join('\n')
  tell({ kind: 'problem', text, detail, topic: '' })
}

/** Keeps in the log what something else on the screen says already. */
export function keepInLog(kind: Toast['kind'], text: string, detail = ''): void {
  tell({ kind, text, detail, topic: '' }, false)
}

/** The value of an answer, or null after the user was told what went wrong. */
export async function askFor<T>(asked: Promise<Answer<T>>): Promise<T | null> {
  try {
    const answer = await asked
    if (answer.ok) return answer.value
    tellProblem(answer.error)
  } catch (error) {
    tellProblem(problemOf(error))
  }
  return null
}
