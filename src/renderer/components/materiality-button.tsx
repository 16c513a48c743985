import { useState } from 'react'
import { text } from '../text/text.ts'
import { Dialog } from './dialog.tsx'
import { MaterialityForm } from './materiality-form.tsx'

const words = text.order.materiality

/** Opens the materiality of a ledger's engagement over the page. */
export function MaterialityButton({ ledgerId }: { ledgerId: string }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <button type="button" className="link" onClick={() => setIsOpen(true)}>
        {words.open}
      </button>
      {isOpen && (
        <Dialog title={words.title} onClose={() => setIsOpen(false)}>
          <MaterialityForm ledgerId={ledgerId} />
        </Dialog>
      )}
    </>
  )
}
