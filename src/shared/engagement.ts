/** What is said of an engagement beside its names; all may be empty. */
export interface EngagementHeader {
  period: string
  /** The one it is reported in. */
  currency: string
  preparer: string
  reviewer: string
  /** Whether one person may sign as preparer and as reviewer. */
  onePerson: boolean
}

/** An engagement that was made or described. */
export interface KnownEngagement {
  clientName: string
  engagementId: string
  header: EngagementHeader
}

/** What is known of an engagement that nobody said anything of. */
export const noEngagementHeader: EngagementHeader = {
  period: '',
  currency: '',
  preparer: '',
  reviewer: '',
  onePerson: false
}

/** Whether two names that were typed are one person's: without regard to case and spaces; '' is nobody's. */
export function isSamePerson(one: string, other: string): boolean {
  const fold = (name: string) => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase()
  return fold(one) !== '' && fold(one) === fold(other)
}
