import { useEffect, useEffectEvent } from 'react'
import { chordOf } from '../text/keys.ts'

const typedInto =
  'input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable=true], .popover, [role=menu], [role=listbox]'
const pressed = 'button, a, summary, input, [role=tab], [role=button]'

/** Whether a key belongs to an input, something that is open over the desk or a shortcut of the system. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.altKey || event.defaultPrevented || event.isComposing) return true
  if (document.querySelector('dialog[open]')) return true
  if (!(event.target instanceof Element)) return false
  if (event.target.closest(typedInto) !== null) return true
  // Space and Enter press what has the focus.
  return [' ', 'Enter'].includes(event.key) && event.target.closest(pressed) !== null
}

/** Hears keys anywhere on the page while mounted, as `chordOf` names them; `handle` says whether it used the key. */
export function useKeys(handle: (chord: string) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!isTaken(event) && handle(chordOf(event))) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
