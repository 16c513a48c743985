import { shortcutNames, shortcuts, shortcutSections } from '../../shared/shortcuts.ts'
import type { ShortcutSection } from '../../shared/shortcuts.ts'
import { Dialog } from '../components/dialog.tsx'
import { sectionWords, shortcutWords, showChord } from '../text/shortcut-words.ts'
import { text } from '../text/text.ts'

const words = text.shell.keys

/** What is done in a section, and the chords that do it; of many that do the same, the first and the last. */
function listKeys(section: ShortcutSection): { does: string; chords: readonly string[] }[] {
  const names = shortcutNames.filter((name) => shortcuts[name].section === section)
  return [...new Set(names.map((name) => shortcutWords[name]))].map((does) => {
    const same = names.filter((name) => shortcutWords[name] === does)
    const chords = same.flatMap((name) => shortcuts[name].chords)
    return { does, chords: same.length === 1 ? chords : [chords[0]!, '…', chords.at(-1)!] }
  })
}

/** The keys that Doublet hears. They rest while the cursor is in an input. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="key-sections">
        {shortcutSections.map((section) => (
          <section key={section} aria-label={sectionWords[section]}>
            <h3>{sectionWords[section]}</h3>
            <dl className="keys">
              {listKeys(section).map(({ does, chords }) => (
                <div key={does}>
                  <dt>
                    {chords.map((chord) => (
                      <kbd key={chord}>{showChord(chord)}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="note">{words.note}</p>
    </Dialog>
  )
}
