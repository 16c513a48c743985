import type { ModelOutcome, NumberedCard } from '../../../shared/model.ts'
import { inWords } from './tables/words.ts'

/** What the model says, and what it does not: whoever reads the workpaper has not seen the program. */
const limits: [label: string, value: string][] = [
  [
    'What it is',
    'A random forest that says how much a line is like the duplicates of the ledger it was taught on: a view, from 0 to 1, with a score from 0 to 25.'
  ],
  [
    'What it is not',
    'No probability of fraud or error and no evidence. It makes no finding, hides none and decides none; the six tests stand without it.'
  ]
]

/** The model card in lines, where that model scored this ledger; else why there is no opinion. */
export function modelLines(
  model: NumberedCard | null,
  outcome: ModelOutcome
): [label: string, value: string][] {
  const lines: [string, string][] = [
    ...limits,
    [
      'On this ledger',
      `${inWords(outcome.scoring)}; training ${inWords(outcome.training)}. ${outcome.reason}`.trim()
    ]
  ]
  if (outcome.modelHash === null) return lines
  lines.push(['Hash of the model', outcome.modelHash])
  if (model?.hash !== outcome.modelHash)
    return [...lines, ['Model card', 'This data folder does not hold the model any more.']]
  return [...lines, ['Number of the model', String(model.number)], ...flatten(model.card)]
}

/** All a card holds, each value with its way down to it in words. */
function flatten(value: object, path = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, string][] => {
    const way = path === '' ? inWords(name) : `${path}, ${inWords(name)}`
    if (Array.isArray(inner) && inner.every((one) => typeof one !== 'object'))
      return [[capital(way), inner.join(', ')]]
    if (typeof inner === 'object' && inner !== null) return flatten(inner, way)
    const isShown = typeof inner === 'string' || typeof inner === 'number' || typeof inner === 'boolean'
    return [[capital(way), isShown ? String(inner) : '']]
  })
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
