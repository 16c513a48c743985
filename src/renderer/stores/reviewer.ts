import { create } from 'zustand'
import { persist } from 'zustand/middleware'

interface Reviewer {
  /** As typed; '' until somebody does. */
  name: string
}

/** Who sits at the desk: the name that decisions and sign-offs carry; kept on this computer over restarts. */
export const useReviewer = create<Reviewer>()(
  persist((): Reviewer => ({ name: '' }), { name: 'doublet.reviewer' })
)

/** Says who sits at the desk from now on. */
export function nameReviewer(name: string): void {
  useReviewer.setState({ name })
}
