import { KeyCap } from '../components/key-cap.tsx'
import { keyOf } from '../../shared/shortcuts.ts'
import { showRowsBy, useGridPreferences } from '../stores/grid-preferences.ts'

/** Whether the rows are findings or their lines. */
export function RowsSwitch() {
  const by = useGridPreferences((preferences) => preferences.by)
  return (
    <fieldset className="segments" aria-label="Rows">
      {(['finding', 'line'] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={by === kind}
          aria-keyshortcuts={keyOf('rows')}
          onClick={() => showRowsBy(kind)}
        >
          By {kind} {by !== kind && <KeyCap of="rows" />}
        </button>
      ))}
    </fieldset>
  )
}
