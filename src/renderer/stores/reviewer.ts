import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Reviewer {
  /** As typed; '' until somebody does. */
  name: string
  /** Whether a decision waits for a name. */
  isAsked: boolean
}

/** The name that decisions and sign-offs carry; kept on this computer over restarts. */
export const useReviewer = create<Reviewer>()(
  persist((): Reviewer => ({ name: '', isAsked: false }), {
    name: 'doublet.reviewer',
    partialize: ({ name }) => ({ name })
  })
)

/** What waits for a name: each is told it, or null where nobody gave one. */
let waiting: ((name: string | null) => void)[] = []

/** The name of who decides. Where it is not known Findings asks for it; null where it is not given. */
export function askName(): Promise<string | null> {
  const name = useReviewer.getState().name.trim()
  if (name !== '') return Promise.resolve(name)
  useReviewer.setState({ isAsked: true })
  return new Promise((resolve) => waiting.push(resolve))
}

/** Answers everything that waits for a name; null lets nothing of it happen. */
export function answerName(name: string | null): void {
  const told = waiting
  waiting = []
  if (name === null) useReviewer.setState({ isAsked: false })
  else useReviewer.setState({ name, isAsked: false })
  for (const tell of told) tell(name)
}
