import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { text } from '../text/text.ts'

const words = text.components

/** A modal dialog with a title; Escape and its button close it. Mount it to open it. */
export function Dialog({
  title,
  onClose,
  children
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <header>
        <h2 id="dialog-title">{title}</h2>
        <button
          type="button"
          className="quiet"
          aria-label={words.close}
          onClick={() => dialog.current?.close()}
        >
          ✕
        </button>
      </header>
      {children}
    </dialog>
  )
}
