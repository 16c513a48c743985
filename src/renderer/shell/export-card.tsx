import type { ExportState } from '../../shared/contract.ts'
import { tellExport } from '../text/export-words.ts'
import { cancelExport, hideExport } from '../stores/exports.ts'
import { ProgressBar } from '../components/progress-bar.tsx'

/** One export: how far it is and a way to stop it, or how it ended. */
export function ExportCard({ state }: { state: ExportState }) {
  const isRunning = state.status === 'RUNNING'
  return (
    <div className={state.status === 'FAILED' ? 'message problem' : 'message'} data-testid="export">
      <div>
        <p>
          <strong>{state.fileName}</strong>
        </p>
        <output>{tellExport(state)}</output>
        {isRunning && (
          <ProgressBar
            label={`Export ${state.fileName}`}
            fraction={state.rowsTotal === 0 ? 0 : state.rowsWritten / state.rowsTotal}
          />
        )}
      </div>
      {isRunning ? (
        <button type="button" className="small" onClick={() => void cancelExport(state.exportId)}>
          Cancel export
        </button>
      ) : (
        <button
          type="button"
          className="quiet"
          aria-label="Close message"
          onClick={() => hideExport(state.exportId)}
        >
          ✕
        </button>
      )}
    </div>
  )
}
