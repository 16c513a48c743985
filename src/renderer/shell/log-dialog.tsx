import { useToasts } from '../stores/toasts.ts'
import { Dialog } from '../components/dialog.tsx'

const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** Everything the user was told in this session, newest first, to be read again. */
export function LogDialog({ onClose }: { onClose: () => void }) {
  const toasts = useToasts((state) => state.toasts)
  return (
    <Dialog title="Messages of this session" onClose={onClose}>
      {toasts.length === 0 && <p className="dim">Nothing yet.</p>}
      <ul className="log">
        {toasts.toReversed().map((toast) => (
          <li key={toast.id} className={toast.kind}>
            <time dateTime={toast.at.toISOString()}>{times.format(toast.at)}</time>
            <div>
              {toast.kind === 'problem' && <strong>Problem. </strong>}
              {toast.text}
              {toast.detail !== '' && (
                <details>
                  <summary>Technical detail</summary>
                  <pre>{toast.detail}</pre>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
