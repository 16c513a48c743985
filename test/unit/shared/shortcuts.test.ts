import { expect, test } from 'vitest'
import { isMenuCommand } from '../../../src/shared/menu.ts'
import {
  chordOf,
  keyOf,
  restOf,
  shortcutNames,
  shortcutOf,
  shortcuts
} from '../../../src/shared/shortcuts.ts'

const none = { ctrlKey: false, metaKey: false, shiftKey: false }

test('no two shortcuts share a key, and each of its keys leads to the shortcut', () => {
  const chords = shortcutNames.flatMap((name) => shortcuts[name].chords)
  expect(new Set(chords).size).toBe(chords.length)
  for (const name of shortcutNames) {
    const own = shortcuts[name].chords
    expect(own.map(shortcutOf)).toEqual(own.map(() => name))
  }
})

test('the keys that hold everywhere are commands of the menu, with Ctrl, and letters alone are none of them', () => {
  const everywhere = shortcutNames.filter((name) => shortcuts[name].section === 'everywhere')
  expect(everywhere.every(isMenuCommand)).toBe(true)
  expect(everywhere.map(keyOf).toSorted()).toEqual(
    [',', '1', '2', '3', '4', '5', '6', 'b', 'e', 'f', 'o'].map((key) => `Ctrl+${key}`)
  )
})

test('text keeps Ctrl+Z, and every key that is not of the menu rests in any control', () => {
  const resting = (where: string) => shortcutNames.filter((name) => restOf(name) === where)
  expect(resting('in text')).toEqual(['undo', 'copy', 'copyRows'])
  expect(resting('never').every((name) => keyOf(name).startsWith('Ctrl+'))).toBe(true)
  expect(resting('in controls')).toContain('selectAll')
  expect(resting('in controls')).toContain('showKeys')
})

test('keys outside the table do nothing', () => {
  const chords = ['z', 'Ctrl+d', 'Ctrl+Shift+b', 'Shift+b', 'toString', 'overview']
  expect(chords.map(shortcutOf)).toEqual(chords.map(() => null))
})

test('a key is named the same whatever Caps Lock says, and signs wherever the keyboard has them', () => {
  expect(chordOf({ ...none, key: 'D' })).toBe('d')
  expect(chordOf({ ...none, key: 'j', shiftKey: true })).toBe('J')
  expect(chordOf({ ...none, key: 'ArrowDown', shiftKey: true })).toBe('Shift+ArrowDown')
  expect(chordOf({ ...none, key: '?', shiftKey: true })).toBe('?')
  expect(chordOf({ ...none, key: '/', shiftKey: true })).toBe('/')
  expect(chordOf({ ...none, key: 'A', ctrlKey: true })).toBe('Ctrl+a')
  expect(chordOf({ ...none, key: 'a', metaKey: true })).toBe('Ctrl+a')
  expect(chordOf({ ...none, key: 'd', ctrlKey: true })).toBe('Ctrl+d')
  expect(chordOf({ ...none, key: 'B', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+b')
})
