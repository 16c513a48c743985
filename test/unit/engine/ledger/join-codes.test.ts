import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinCodes } from '../../../../src/main/engine/ledger/join-codes.ts'

describe('one code written in several ways', () => {
  test.each([
    ['floats beside whole numbers', ['7100.0', '7100', '7200.0', 'X9'], ['7100', '7100', '7200.0', 'X9']],
    ['a decimal comma', ['7100', '7100,0'], ['7100', '7100']],
    ['guards', ['="0071"', '0071', "'0071", "'0072"], ['0071', '0071', '0071', "'0072"]],
    ['a guard before a letter', ['AP', "'AP", "'GL"], ['AP', 'AP', "'GL"]],
    [
      'quotes and signs of formulas',
      ['7100', '"7100"', '=7100', '=7200', 'AP', '`AP'],
      ['7100', '7100', '7100', '=7200', 'AP', '`AP']
    ],
    ['thousands apart', ['7100', '7,100', '7,200'], ['7100', '7100', '7,200']],
    ['thousands apart, and cents', ['1007100', '1,007,100.00'], ['1007100', '1007100']],
    ['several thousands with points', ['7100', '7.100', '7200', '7.200'], ['7100', '7100', '7200', '7200']],
    ['scientific notation with all digits', ['7100', '7.100E+03', '7,1000e+03'], ['7100', '7100', '7100']],
    ['full-width signs', ['ＡＰ－７１', 'AP-71'], ['AP-71', 'AP-71']],
    [
      'noughts before whole numbers',
      ['430', '000430', '510', '000510', '77', '000077', '005100'],
      ['430', '430', '510', '510', '77', '77', '005100']
    ],
    [
      'every short code filled to five',
      ['4300', '04300', '5100', '05100', '6200', '06200', '07000'],
      ['4300', '4300', '5100', '5100', '6200', '6200', '07000']
    ],
    ['digits of another script', ['٧١', '71'], ['71', '71']],
    ['composed and decomposed letters', ['Bjo\u0308rn', 'Björn', 'Åsa'], ['Björn', 'Björn', 'Åsa']]
  ])('is one where the column has %s', (_ways, values, expected) => {
    expect(joinCodes(values)).toEqual(expected)
  })

  test.each([
    ['points are real', ['7100', '7100.0', '7100.1']],
    ['every code is a float', ['7100.0', '7200.0']],
    ['leading noughts differ', ['7100', '07100', '007100']],
    ['noughts are a part of some', ['0100', '100', '0200', '200']],
    ['one alone has noughts', ['430', '000430', '5100']],
    ['some are longer', ['000430', '430', '12345678']],
    ['one of several points is one of thousands', ['7100', '7.100', '7.200', '7.300']],
    ['a comma parts accounts', ['7100', '7,100', '7,1']],
    ['digits are lost', ['7100', '7.1E+03', '7.10E+03']],
    ['no sign says that E is a power', ['70', '7.0E1']],
    ['only case differs', ['ap', 'AP']],
    ['a name begins with an apostrophe', ["'t Hooft", 't Hooft']]
  ])('stays as it is where %s', (_why, values) => {
    expect(joinCodes(values)).toEqual(values)
  })
})

test('plain codes are never changed, and joining twice is joining once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.stringMatching(/^[A-Z][A-Z0-9]{0,5}(?:-[0-9]{1,2})?$/)), (codes) => {
      expect(joinCodes(codes)).toEqual(codes)
    })
  )
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 4 })), (codes) => {
      const once = joinCodes(codes)
      expect(joinCodes(once)).toEqual(once)
    })
  )
})
