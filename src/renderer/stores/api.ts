import type { PageApi } from '../../shared/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload before the page runs. */
    readonly api: PageApi
  }
}

/** Everything the page can ask of Doublet, hear from it and hand over to it; this file alone touches `window.api`. */
export const { ask, listen, handOver }: PageApi = window.api
