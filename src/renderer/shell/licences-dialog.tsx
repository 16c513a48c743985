import notices from '../../../resources/notices.txt?raw'
import { Dialog } from '../components/dialog.tsx'
import { text } from '../text/text.ts'

/** The licences of all that Doublet is shipped with. */
export function LicencesDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={text.shell.licences} onClose={onClose}>
      <pre className="licences">{notices}</pre>
    </Dialog>
  )
}
