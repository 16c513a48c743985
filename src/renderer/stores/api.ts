import type { Api } from '../../shared/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload before the page runs. */
    readonly api: Api
  }
}

/** Everything the page can ask of Doublet; this file alone touches `window.api`. */
export const api: Api = window.api
