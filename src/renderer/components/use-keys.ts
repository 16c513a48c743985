import { useEffect, useEffectEvent } from 'react'

/** Whether a key belongs to an input, a dialog or a shortcut of the system, so that the desk leaves it alone. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  if (document.querySelector('dialog[open]')) return true
  return event.target instanceof Element && event.target.closest('input, select, textarea') !== null
}

/** Hears keys anywhere on the page while mounted; `handle` says whether it used the key. */
export function useKeys(handle: (key: string) => boolean): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!isTaken(event) && handle(event.key)) event.preventDefault()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

/** Hears Ctrl+key, or Command+key, anywhere on the page while mounted, in inputs too. */
export function useShortcut(key: string, act: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== key) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
