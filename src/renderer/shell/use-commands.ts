import { useEffect } from 'react'
import { listen } from '../stores/api.ts'
import { retryJob } from '../stores/job-actions.ts'
import { commandKeys, runCommand } from '../stores/run-command.ts'

const typedInto = 'input, textarea, [contenteditable=true]'

/** The command of a key stroke; Ctrl+Z is the text's own where text is typed. */
function commandOf({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent) {
  if (!(ctrlKey || metaKey) || altKey || shiftKey) return undefined
  const isTyping = target instanceof Element && target.closest(typedInto) !== null
  if (key.toLowerCase() === 'z') return isTyping ? undefined : ('undoDecision' as const)
  return commandKeys[key.toLowerCase()]
}

/** Hears the keys and the menu while mounted, and does what they ask. */
export function useCommands(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const command = commandOf(event)
      if (command === undefined) return
      event.preventDefault()
      runCommand(command)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  useEffect(
    () =>
      listen('menu:chosen', (choice) => {
        if ('command' in choice) runCommand(choice.command)
        else void retryJob(choice.recentJobId)
      }),
    []
  )
}
