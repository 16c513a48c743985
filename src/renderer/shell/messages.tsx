import { cancelExport, hideExport, useExports } from '../stores/exports.ts'
import { hideToast, useToasts } from '../stores/toasts.ts'
import type { ExportState } from '../../shared/contract.ts'
import { tellExport } from '../text/export-words.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { text } from '../text/text.ts'

const words = text.shell.messages

function CloseButton({ onClose }: { onClose: () => void }) {
  return (
    <button type="button" className="quiet" aria-label={words.close} onClick={onClose}>
      ✕
    </button>
  )
}

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
            label={words.export(state.fileName)}
            fraction={state.rowsTotal === 0 ? 0 : state.rowsWritten / state.rowsTotal}
          />
        )}
      </div>
      {isRunning ? (
        <button type="button" className="small" onClick={() => void cancelExport(state.exportId)}>
          {words.cancelExport}
        </button>
      ) : (
        <CloseButton onClose={() => hideExport(state.exportId)} />
      )}
    </div>
  )
}

/** What the user is being told right now: exports under way, news, and problems until they are closed. */
export function Messages() {
  const toasts = useToasts((state) => state.toasts)
  const exports = useExports((state) => state.exports)
  return (
    <section className="messages" aria-label={words.name}>
      <div aria-live="polite">
        {toasts
          .filter((toast) => toast.isShown)
          .map((toast) => (
            <div key={toast.id} className={`message ${toast.kind} ${toast.topic}`}>
              <p>
                {toast.kind === 'problem' && <strong>{words.problem} </strong>}
                {toast.text}
              </p>
              <CloseButton onClose={() => hideToast(toast.id)} />
            </div>
          ))}
      </div>
      {exports.map((state) => (
        <ExportCard key={state.exportId} state={state} />
      ))}
    </section>
  )
}
