import { expect, test } from 'vitest'
import { measure } from '../../../scripts/house/measure.ts'

test('counts what a tree is made of, types included', () => {
  const files = new Map([
    ['a/one.ts', 39],
    ['a/two.ts', 40],
    ['b/three.ts', 7],
    ['main.ts', 200]
  ])
  const imports = [
    { from: 'main.ts', to: 'a/one.ts', isTypeOnly: false },
    { from: 'main.ts', to: 'a/two.ts', isTypeOnly: false },
    { from: 'a/two.ts', to: 'b/three.ts', isTypeOnly: true },
    { from: 'b/three.ts', to: 'a/two.ts', isTypeOnly: false },
    { from: 'a/two.ts', to: 'a/one.ts', isTypeOnly: false }
  ]
  expect(measure({ files, imports })).toEqual({
    files: 4,
    lines: 286,
    'files with one importer': 1,
    '… under 40 lines': 1,
    folders: 3,
    imports: 5,
    '… across folders': 4,
    '… across rooms': 'no such rooms',
    circles: 1,
    '… files in them': 2,
    'longest file': 'main.ts (200)'
  })
})
