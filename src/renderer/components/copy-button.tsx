import { copyText } from './copy-text.ts'
import { tellNews } from '../stores/toasts.ts'
import { text } from '../text/text.ts'

const words = text.components

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
