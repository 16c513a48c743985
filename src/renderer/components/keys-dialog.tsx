import { Dialog } from './dialog.tsx'

const keys: readonly { keys: readonly string[]; does: string }[] = [
  { keys: ['↑', '↓', 'j', 'k'], does: 'Next or previous line' },
  { keys: ['Enter'], does: 'Open the detail of the line' },
  { keys: ['Esc'], does: 'Close the detail' },
  { keys: ['/'], does: 'Go to the text filter' },
  { keys: ['1', '…', '6'], does: 'Filter by a type, or stop doing so' },
  { keys: ['Ctrl O'], does: 'Choose files' },
  { keys: ['?'], does: 'This list' }
]

/** The keys of the desk. They rest while the cursor is in an input. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <dl className="keys">
        {keys.map((row) => (
          <div key={row.does}>
            <dt>
              {row.keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{row.does}</dd>
          </div>
        ))}
      </dl>
      <p className="dim">Keys without Ctrl rest while the cursor is in an input.</p>
    </Dialog>
  )
}
