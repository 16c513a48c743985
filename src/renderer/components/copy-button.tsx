import { tellNews } from '../stores/toasts.ts'

/** Copies a text; where the system refuses, the text is shown so that it can be copied by hand. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      tellNews(`${what} copied.`)
    } catch {
      tellNews(`${what}: ${text}`)
    }
  }
  return (
    <button type="button" className="quiet small" aria-label={`Copy ${what}`} onClick={() => void copy()}>
      Copy
    </button>
  )
}
