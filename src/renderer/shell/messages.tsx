import { cancelExport, hideExport, printMemo, showExport, useExports } from '../stores/exports.ts'
import { openDialog } from '../stores/dialogs.ts'
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
        {state.status === 'DONE' && (
          <button type="button" className="link" onClick={() => void showExport(state.exportId)}>
            {text.exports.show}
          </button>
        )}{' '}
        {state.status === 'DONE' && state.hasMemo && (
          <button type="button" className="link" onClick={() => void printMemo(state.exportId)}>
            {text.exports.printMemo}
          </button>
        )}
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

/** How many messages and cards of exports lie over the page at once, at most; the others are behind a button. */
const mostShown = 3

/** What the user is being told right now: the newest news and problems until they are closed, and exports. */
export function Messages() {
  const toasts = useToasts((state) => state.toasts).filter((toast) => toast.isShown)
  const exports = useExports((state) => state.exports)
  const cards = exports.slice(-mostShown)
  const told = toasts.slice(-Math.max(1, mostShown - cards.length))
  const more = toasts.length - told.length + exports.length - cards.length
  return (
    <section className="messages" aria-label={words.name}>
      {more > 0 && (
        <button type="button" className="small" onClick={() => openDialog('messages')}>
          {words.more(more)}
        </button>
      )}
      <div aria-live="polite">
        {told.map((toast) => (
          <div key={toast.id} className={`message ${toast.kind} ${toast.topic}`}>
            <p>
              {toast.kind === 'problem' && <strong>{words.problem} </strong>}
              {toast.text}
            </p>
            <CloseButton onClose={() => hideToast(toast.id)} />
          </div>
        ))}
      </div>
      {cards.map((state) => (
        <ExportCard key={state.exportId} state={state} />
      ))}
    </section>
  )
}
