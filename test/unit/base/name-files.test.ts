import { expect, test } from 'vitest'
import { nameFiles } from '../../../src/main/base/name-files.ts'

test('calls files by their names, and by their folders too where names are alike', () => {
  expect(nameFiles(['/a/one.csv', '/a/jan/gl.csv', '/a/feb/gl.csv'])).toEqual([
    'one.csv',
    'jan/gl.csv',
    'feb/gl.csv'
  ])
  expect(nameFiles(['C:\\x\\jan\\gl.csv', 'C:\\x\\feb\\gl.csv', '/odd\\name.csv'])).toEqual([
    'jan/gl.csv',
    'feb/gl.csv',
    'odd\\name.csv'
  ])
})

test('numbers what is alike in folder and name', () => {
  expect(nameFiles(['/a/x/gl.csv', '/b/x/gl.csv', '/b/x/gl.csv'])).toEqual([
    'x/gl.csv',
    'x/gl.csv (2)',
    'x/gl.csv (3)'
  ])
})
