import synonyms from './column-synonyms.json' with { type: 'json' }

/** What a column can hold: a field, or one of the things that are known only so that no field takes them. */
export type Candidate = keyof typeof synonyms

/** How far a header by itself speaks for a candidate: 0 to 1, and why, to follow the words `header “X”`. */
export interface HeaderMatch {
  candidate: Candidate
  weight: number
  reason: string
}

/** All of them: the fields first, in their order. */
export const candidates = Object.keys(synonyms) as Candidate[]
