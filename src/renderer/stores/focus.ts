/** Where text is searched for in Findings. */
export const textFieldId = 'text-filter'

const longestWaitMs = 4000

/** Gives the keyboard to an element by its id, now or as soon as it is drawn; after a few seconds it is let be. */
export function focusWhenThere(id: string): void {
  const focus = (): boolean => {
    const element = document.getElementById(id)
    element?.focus()
    return element !== null
  }
  if (focus()) return
  const observer = new MutationObserver(() => {
    if (focus()) observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), longestWaitMs)
}
