import { tellNews } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.components

/** Whether the text is on the clipboard now. The copy event needs no permission, and the window denies every one. */
function copyText(text: string): boolean {
  const write = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', write)
  const isCopied = document.execCommand('copy')
  document.removeEventListener('copy', write)
  return isCopied
}

/** Copies a text; where the system refuses, the text is shown so that it can be copied by hand. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  return (
    <button
      type="button"
      className="quiet small"
      aria-label={words.copyWhat(what)}
      onClick={() => tellNews(copyText(text) ? words.copied(what) : `${what}: ${text}`)}
    >
      {words.copy}
    </button>
  )
}
