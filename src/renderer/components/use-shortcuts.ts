import { useEffect, useEffectEvent } from 'react'
import { chordOf, restOf, shortcutOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'

const text = 'input, textarea, [contenteditable=true]'
const typedInto = 'input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true]'
const pressed = 'button, a, summary, input, [role=tab], [role=button]'

/** Whether a key belongs to an input, something that is open over the page or a shortcut of the system. */
function isTaken(event: KeyboardEvent, name: ShortcutName): boolean {
  if (event.altKey) return true
  const rest = restOf(name)
  if (rest === 'never') return false
  const focused = event.target instanceof Element ? event.target : null
  if (rest === 'in text') return focused !== null && focused.closest(text) !== null
  if (event.defaultPrevented || event.isComposing) return true
  if (document.querySelector('dialog[open], [role=menu]')) return true
  if (focused === null) return false
  if (focused.closest(typedInto) !== null) return true
  // Space and Enter press what has the focus.
  return [' ', 'Enter'].includes(event.key) && focused.closest(pressed) !== null
}

type Handler = (name: ShortcutName, chord: string) => boolean

const handlers = new Set<Handler>()

/** The one listener of the page: who came last is asked first, and who uses the key keeps it from the browser and the others. */
function hearKey(event: KeyboardEvent): void {
  const chord = chordOf(event)
  const name = shortcutOf(chord)
  if (name === null || isTaken(event, name)) return
  for (const handle of [...handlers].toReversed()) {
    if (!handle(name, chord)) continue
    event.preventDefault()
    return
  }
}

/** Hears the shortcuts of the table while mounted; `handle` says whether it used the key. */
export function useShortcuts(handle: Handler): void {
  const hear = useEffectEvent(handle)
  useEffect(() => {
    const handler: Handler = (name, chord) => hear(name, chord)
    if (handlers.size === 0) window.addEventListener('keydown', hearKey)
    handlers.add(handler)
    return () => {
      handlers.delete(handler)
      if (handlers.size === 0) window.removeEventListener('keydown', hearKey)
    }
  }, [])
}
