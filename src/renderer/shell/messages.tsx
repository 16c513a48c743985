import { cancelExport, hideExport, useExports } from '../stores/exports.ts'
import { hideToast, useToasts } from '../stores/toasts.ts'
import type { ExportState } from '../../shared/contract.ts'
import { tellExport } from '../text/export-words.ts'
import { ProgressBar } from '../components/progress-bar.tsx'

/** One export: how far it is and a way to stop it, or how it ended. */
function ExportCard({ state }: { state: ExportState }) {
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

/** What the user is being told right now: exports under way, news, and problems until they are closed. */
export function Messages() {
  const toasts = useToasts((state) => state.toasts)
  const exports = useExports((state) => state.exports)
  return (
    <section className="messages" aria-label="Messages">
      <div aria-live="polite">
        {toasts
          .filter((toast) => toast.isShown)
          .map((toast) => (
            <div key={toast.id} className={`message ${toast.kind} ${toast.topic}`}>
              <p>
                {toast.kind === 'problem' && <strong>Problem. </strong>}
                {toast.text}
              </p>
              <button
                type="button"
                className="quiet"
                aria-label="Close message"
                onClick={() => hideToast(toast.id)}
              >
                ✕
              </button>
            </div>
          ))}
      </div>
      {exports.map((state) => (
        <ExportCard key={state.exportId} state={state} />
      ))}
    </section>
  )
}
