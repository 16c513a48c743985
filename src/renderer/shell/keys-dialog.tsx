import { deskKeys, keySections, menuKeys, showChord } from '../text/keys.ts'
import type { DeskKey } from '../text/keys.ts'
import { Dialog } from '../components/dialog.tsx'

const types = /^[1-6]$/
const keys: readonly DeskKey[] = Object.values(deskKeys)
const rows: readonly DeskKey[] = [
  ...keys.filter(({ chords }) => !types.test(chords[0] ?? '')),
  { section: 'Show', chords: ['1', '…', '6'], does: 'Only a type, or no longer' },
  ...menuKeys
]

/** The keys of the desk. They rest while the cursor is in an input. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" onClose={onClose}>
      <div className="key-sections">
        {keySections.map((section) => (
          <section key={section} aria-label={section}>
            <h3>{section}</h3>
            <dl className="keys">
              {rows
                .filter((row) => row.section === section)
                .map((row) => (
                  <div key={row.does}>
                    <dt>
                      {row.chords.map((chord) => (
                        <kbd key={chord}>{showChord(chord)}</kbd>
                      ))}
                    </dt>
                    <dd>{row.does}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="note">
        Letters rest while the cursor is in an input. What is decided is the selection where there is one,
        else the finding under the cursor.
      </p>
    </Dialog>
  )
}
