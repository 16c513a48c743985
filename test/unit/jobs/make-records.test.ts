import { expect, test } from 'vitest'
import { orderPaths } from '../../../src/main/jobs/make-records.ts'

test('puts files in the natural order of their names, whatever their folders', () => {
  expect(orderPaths(['/b/gl-10.csv', '/z/gl-2.csv', '/a/GL-1.csv', '/a/gl-2.csv'])).toEqual([
    '/a/GL-1.csv',
    '/a/gl-2.csv',
    '/z/gl-2.csv',
    '/b/gl-10.csv'
  ])
})
