import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Engagement } from '../../shared/contract.ts'

/** For whom the next files are analysed; kept on this computer over restarts. */
export const useEngagement = create<Engagement>()(
  persist((): Engagement => ({ engagementId: '', clientName: '' }), { name: 'doublet.engagement' })
)
