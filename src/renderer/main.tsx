import './styles/tokens.css'
import './styles/base.css'
import './styles/signs.css'
import './styles/controls.css'
import './styles/shell.css'
import './styles/states.css'
import './styles/rail.css'
import './styles/rail-jobs.css'
import './styles/drop.css'
import './styles/overview.css'
import './styles/pictures.css'
import './styles/files.css'
import './styles/import.css'
import './styles/filters.css'
import './styles/popover.css'
import './styles/findings.css'
import './styles/grid-cells.css'
import './styles/desk.css'
import './styles/finding-pane.css'
import './styles/twins.css'
import './styles/journals.css'
import './styles/series.css'
import './styles/decision-form.css'
import './styles/columns.css'
import './styles/model.css'
import './styles/questions.css'
import './styles/messages.css'
import './styles/folder.css'
import './styles/guide.css'
import './styles/engagement.css'
import './styles/settings.css'
import './styles/sheet.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>
  )
}
