import fc from 'fast-check'
import { expect, test } from 'vitest'
import { combineLikelihood, likelihoods, type Standing } from '../../../src/shared/likelihood.ts'

const band = fc.constantFrom(...likelihoods)
const standing = fc.constantFrom<Standing[]>(-1, 0, 1)
const placeOf = (likelihood: (typeof likelihoods)[number], one: Standing) =>
  likelihoods.indexOf(combineLikelihood(likelihood, false, one))

test('a model moves a finding by one band at most, and never to a copy or away from one', () => {
  fc.assert(
    fc.property(band, standing, (likelihood, one) => {
      const place = placeOf(likelihood, one)
      expect(Math.abs(place - likelihoods.indexOf(likelihood))).toBeLessThanOrEqual(1)
      expect(place === 0).toBe(likelihood === 'copy')
    })
  )
})

test('a better opinion never puts the same finding lower', () => {
  fc.assert(
    fc.property(band, standing, standing, (likelihood, one, other) => {
      const [better, worse] = one > other ? [one, other] : [other, one]
      expect(placeOf(likelihood, better)).toBeLessThanOrEqual(placeOf(likelihood, worse))
    })
  )
})

test('what is fixed stays, and so does all where there is no opinion', () => {
  fc.assert(
    fc.property(band, standing, (likelihood, one) => {
      expect(combineLikelihood(likelihood, true, one)).toBe(likelihood)
      expect(combineLikelihood(likelihood, false, 0)).toBe(likelihood)
    })
  )
})
