/**
 * The bands of likelihood that a finding was posted twice by mistake, the likeliest first: all that tells is the same and soon after;
 * nearly so; not ruled out; explained, usual in this ledger, or far apart.
 */
export const likelihoods = ['copy', 'likely', 'possible', 'unlikely'] as const
export type Likelihood = (typeof likelihoods)[number]

/** What a finding is held to be, and why in a sentence. */
export interface Judgement {
  likelihood: Likelihood
  why: string
}

/** How a model sees a finding among those of its ledger: above nearly all, below most, or neither. */
export type Standing = -1 | 0 | 1

/** Which part of a ledger's findings a model may raise at most, and which it may lower. */
export const movedParts = { raised: 0.05, lowered: 0.1 } as const

/**
 * The band that evidence and model give together. A model moves a finding by one band at most: what is no copy by its evidence never
 * becomes one, and a copy stays one; neither does it move what is fixed.
 */
export function combineLikelihood(likelihood: Likelihood, isFixed: boolean, standing: Standing): Likelihood {
  if (standing === 0 || isFixed || likelihood === 'copy') return likelihood
  if (standing > 0) return likelihood === 'unlikely' ? 'possible' : 'likely'
  return likelihood === 'likely' ? 'possible' : 'unlikely'
}
