import type { ReactNode } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { ShortcutName } from '../../shared/shortcuts.ts'
import { keyOf } from '../../shared/shortcuts.ts'
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

/** A button that opens something over the desk: Escape or a click beside it closes it, and the focus goes back. */
export function PopoverButton({ label, action, className = '', isOpen, onOpen, children }: Props) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpen}>
      <Button className={className} aria-keyshortcuts={keyOf(action)}>
        {label} <KeyCap of={action} />
      </Button>
      <Popover
        className="popover"
        placement="bottom start"
        offset={4}
        // Within the landmark that it belongs to.
        UNSTABLE_portalContainer={document.querySelector('main') ?? document.body}
      >
        <Dialog className="popover-body" aria-label={label}>
          {children}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
