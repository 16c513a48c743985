import { ExportCard } from './export-card.tsx'
import { useExports } from '../stores/exports.ts'
import { hideToast, useToasts } from '../stores/toasts.ts'

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
