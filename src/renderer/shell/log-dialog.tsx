import { showLog } from '../stores/folder.ts'
import { useToasts } from '../stores/toasts.ts'
import { Dialog } from '../components/dialog.tsx'
import { text } from '../text/text.ts'

const words = text.shell.messages

const times = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** Everything the user was told in this session, newest first, to be read again. */
export function LogDialog({ onClose }: { onClose: () => void }) {
  const toasts = useToasts((state) => state.toasts)
  return (
    <Dialog title={words.logTitle} onClose={onClose}>
      <p>
        <button type="button" className="link" onClick={() => void showLog()}>
          {words.showLog}
        </button>
      </p>
      {toasts.length === 0 && <p className="dim">{words.none}</p>}
      <ul className="log">
        {toasts.toReversed().map((toast) => (
          <li key={toast.id} className={toast.kind}>
            <time dateTime={toast.at.toISOString()}>{times.format(toast.at)}</time>
            <div>
              {toast.kind === 'problem' && <strong>{words.problem} </strong>}
              {toast.text}
              {toast.detail !== '' && (
                <details>
                  <summary>{words.detail}</summary>
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
