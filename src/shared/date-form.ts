/**
 * How the dates of a column are meant, where that is not plain from its cells: the calendar of its years, what its bare numbers
 * count, or the language of month names that are other months in another one.
 */
export const dateForms = [
  'calendar',
  'buddhist',
  'minguo',
  'cyyddd',
  'cyymmdd',
  'yyyyddd',
  'unix',
  'unix-ms',
  'stamp',
  'months-hr',
  'months-cs',
  'months-pl'
] as const
export type DateForm = (typeof dateForms)[number]

/** A form in the words of a choice. */
export const dateFormLabels: Record<DateForm, string> = {
  calendar: 'Day, month and year as they stand',
  buddhist: 'Years of the Buddhist era, as in Thailand: 2567 is 2024',
  minguo: 'Years of the Republic of China (Minguo), as in Taiwan: 113 is 2024',
  cyyddd: 'Century, year and day of the year, as in JD Edwards: 124136 is 15 May 2024',
  cyymmdd: 'Century, year, month and day, as IBM i writes dates: 1240515 is 15 May 2024',
  yyyyddd: 'Year and day of the year: 2024136 is 15 May 2024',
  unix: 'Seconds since 1970',
  'unix-ms': 'Milliseconds since 1970',
  stamp: 'Year, month, day and time in ten digits: 2405151430 or 2024051514',
  'months-hr': 'The names of the months are Croatian',
  'months-cs': 'The names of the months are Czech',
  'months-pl': 'The names of the months are Polish'
}
