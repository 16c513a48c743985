import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { keyOf } from '../../shared/shortcuts.ts'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { KeyCap } from './key-cap.tsx'

interface Props {
  /** On the button, and the name of what it opens. */
  label: string
  /** The key that opens it too. */
  action: ShortcutName
  className?: string
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  children: ReactNode
}

/** A button that opens something under it, over the page: Escape or a click beside it closes it, and the focus goes back. */
export function PopoverButton({ label, action, className, isOpen, onOpen, children }: Props) {
  const popover = useRef<HTMLDialogElement>(null)
  const anchor = `--${action}`
  useEffect(() => {
    const dialog = popover.current
    if (!dialog || !isOpen) return
    dialog.showModal()
    // Not its first field: a screen reader says what was opened, and nothing is typed by mistake.
    dialog.focus()
    // Its backdrop is the dialog itself; all that is in it is in its body.
    const pressBeside = (event: MouseEvent): void => {
      if (event.target !== dialog) return
      // The press would take the focus from where closing puts it.
      event.preventDefault()
      dialog.close()
    }
    dialog.addEventListener('mousedown', pressBeside)
    return () => {
      dialog.removeEventListener('mousedown', pressBeside)
      dialog.close()
    }
  }, [isOpen])
  return (
    <>
      <button
        type="button"
        className={className}
        style={{ anchorName: anchor }}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-keyshortcuts={keyOf(action)}
        onClick={() => onOpen(true)}
      >
        {label} <KeyCap of={action} />
      </button>
      <dialog
        ref={popover}
        className="popover"
        style={{ positionAnchor: anchor }}
        aria-label={label}
        tabIndex={-1}
        onClose={() => onOpen(false)}
      >
        <div className="popover-body">{isOpen && children}</div>
      </dialog>
    </>
  )
}
