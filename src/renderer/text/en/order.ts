import type { MaterialityShares } from '../../../shared/settings.ts'
import type { Likelihood } from '../../../shared/likelihood.ts'
import { formatExposures } from '../../format/amount.ts'
import { formatNoun } from '../../format/numbers.ts'

interface Exposure {
  currency: string
  exposure: string
}

const likelihoods: Record<Likelihood, string> = {
  copy: 'Copy',
  likely: 'Likely',
  possible: 'Possible',
  unlikely: 'Unlikely'
}

/** The words of what rows go by and why. */
export const order = {
  by: {
    suggested: 'As suggested',
    evidence: 'As suggested',
    confidence: 'By confidence',
    risk: 'By risk',
    exposure: 'By exposure'
  },
  column: (name: string, direction: 'asc' | 'desc') =>
    `Order: ${name}, ${direction === 'asc' ? 'ascending' : 'descending'}`,
  suggested: 'Order: likelihood, then exposure',
  evidence: 'Order: likelihood by evidence, then exposure',
  evidenceIsBetter: 'Order: likelihood by evidence, for the model’s order is no better',
  evidenceBeside: 'Order: likelihood by evidence. Also available, with the model:',
  damaged: 'Order: likelihood by evidence, for the model’s scores of this ledger cannot be read',
  damagedRisk: 'Order: risk, for the model’s scores of this ledger cannot be read',
  confidence: 'Order: confidence',
  confidenceOf: (model: number) => `Order: confidence (model ${model})`,
  risk: 'Order: risk',
  exposure: 'Order: exposure',
  likelihoods,
  trivial: 'Clearly trivial',
  notTrivial: 'Not clearly trivial',
  likelihood: {
    name: 'Likelihood',
    what: 'Whether it was posted twice by mistake, from the evidence, and from the model where its order is the better one'
  },
  fold: {
    name: 'Clearly trivial findings',
    /** `amounts` are those set, by currency; without any the findings are of nought. */
    what: (findings: number, amounts: readonly Exposure[], exposure: readonly Exposure[]) =>
      amounts.length === 0
        ? `${formatNoun(findings, 'finding')} without exposure`
        : `${formatNoun(findings, 'finding')} under the clearly trivial amount of ${formatExposures(amounts)}, total ${formatExposures(exposure)}`,
    more: (amounts: readonly Exposure[]) =>
      `Together they are more than the materiality of ${formatExposures(amounts)}.`,
    show: 'Show them at the end',
    hide: 'Hide them'
  },
  materiality: {
    title: 'Materiality',
    open: 'Materiality…',
    about: ({ overall, performance, trivial }: MaterialityShares) =>
      `A suggestion from the debits of this ledger: ${overall} %, ${performance} % of it as performance materiality, and ${trivial} % of it as clearly trivial. It has no effect until you set it. Findings with an exposure below what is clearly trivial are hidden at the end of the suggested order, and counted.`,
    currency: (name: string) => (name === '' ? 'All amounts' : name),
    overall: 'Materiality',
    performance: 'Performance materiality',
    trivial: 'Clearly trivial below',
    suggestion: (amount: string) => `suggested: ${amount}`,
    take: 'Take the suggestion',
    set: 'Set',
    remove: 'Remove',
    isSet: (by: string, at: string) => `Set${by === '' ? '' : ` by ${by}`}, ${at}`,
    notSet: 'Not set',
    order:
      'Each must be above zero; performance not above materiality, clearly trivial not above performance.',
    figure: (overall: string, trivial: string) => `${overall}, clearly trivial below ${trivial}`
  }
}
