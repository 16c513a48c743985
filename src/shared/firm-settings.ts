import { usualRules } from './rules.ts'
import type { Rules } from './settings.ts'

/** How days, numbers and moments are written in what is exported. None of it changes what was found. */
export interface ExportForms {
  /** 2025-12-31, 31.12.2025 or 12/31/2025. */
  dates: 'iso' | 'dmy' | 'mdy'
  decimalMark: 'point' | 'comma'
  /** Of moments: a name of the IANA database. */
  timeZone: string
}

export const dateStyles = ['iso', 'dmy', 'mdy'] as const satisfies readonly ExportForms['dates'][]
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** What is decided once for a data folder: how ledgers are judged from now on, how exports are written, how the program works. */
export interface FirmSettings {
  rules: Rules
  exports: ExportForms
  theme: Theme
  /** Ledgers that are analysed at a time, 1 to 8; null: as many as the computer has cores for, less one, and four at most. */
  jobsAtOnce: number | null
}

export const usualForms: ExportForms = { dates: 'iso', decimalMark: 'point', timeZone: 'UTC' }

/** The settings of a data folder in which nobody decided anything. */
export const usualSettings: FirmSettings = {
  rules: usualRules,
  exports: usualForms,
  theme: 'system',
  jobsAtOnce: null
}

/** Where the data is kept, and where it will be from the next start on. */
export interface FolderPlace {
  path: string
  /** null where it stays. */
  next: string | null
  /** Whether another one can be chosen here: not where it was named on the command line, nor without a window. */
  canMove: boolean
}
