/** What findings come to in one currency, '' where it is blank or not mapped; figures of several never add up. */
export interface CurrencyExposure {
  currency: string
  /** What was posted beyond what one posting of each finding has. Exact. */
  exposure: string
  /** The exposure less what was taken back. */
  net: string
}
