import { create } from 'zustand'

/** Whether files that are dropped or chosen together are one ledger; remembered until the program is closed. */
export const useTogether = create<{ asOne: boolean }>(() => ({ asOne: false }))
