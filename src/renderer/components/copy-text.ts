/** Puts a text on the clipboard; whether it is there. The copy event needs no permission, and the window denies every one. */
export function copyText(text: string): boolean {
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', write)
  const isCopied = document.execCommand('copy')
  document.removeEventListener('copy', write)
  return isCopied
}
