import type { Field } from './mapping.ts'

/**
 * What the user asks of a run, over what Doublet would choose by itself. Part of the run's fingerprint: the
 * same bytes with the same settings are the same result.
 */
export interface Settings {
  /** Field -> header or `#N` (1-based column). Fields that are not named are mapped automatically. */
  mapping: Partial<Record<Field, string>>
  /** false: the first record is data. undefined: recognised. */
  hasHeader?: boolean | undefined
  /** Lines that make a group: 2 or more. */
  threshold: number
  /** The decimal mark, where the data cannot tell. */
  decimalMark?: DecimalMark | undefined
  /** The order of day and month, where the data cannot tell. */
  dateOrder?: DateOrder | undefined
  /** The sheet of a workbook, by its name; chosen by itself where it is not named, and without meaning for text. */
  sheet?: string | undefined
  /** The encoding of a text file, by its WHATWG or IANA name, where what was recognised is not right. */
  encoding?: string | undefined
  /** The character between the columns of a text file, where what was recognised is not right. */
  delimiter?: string | undefined
  /** A blank account, journal, date, user or source is the one of the line above it: a grouped report. */
  fillDown?: boolean | undefined
  /** Blank fields of a key equal each other, so that lines without a user can make a group by user. */
  blanksEqual?: boolean | undefined
  /** Upper and lower case of codes make no difference. */
  ignoreCase?: boolean | undefined
  /** Only lines of one entity make a group. */
  withinEntity?: boolean | undefined
  /** Only lines of one currency make a group. */
  withinCurrency?: boolean | undefined
  /** Lines with an amount of zero take no part. */
  leaveOutZeros?: boolean | undefined
  /** These settings are all there is to say: no saved profile is put under them. */
  ignoreProfile?: boolean | undefined
  /** The profile that is in these settings already; said by a run, so that its settings tell all of it. */
  profile?: ProfileUse | undefined
}
/** A saved profile, as a run names it. */
export interface ProfileUse {
  clientName: string
  /** ISO 8601, UTC. */
  savedAt: string
}
export type DecimalMark = 'point' | 'comma'
/** The order of day, month and year; the year comes first only where it has two digits. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** The settings of a run that the user left alone. */
export const defaultSettings: Settings = { mapping: {}, threshold: 2 }
