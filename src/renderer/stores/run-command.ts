import type { MenuCommand } from '../../shared/menu.ts'
import { openTab, showFindings, tabs } from './screen.ts'
import type { Tab } from './screen.ts'
import { openDialog } from './dialogs.ts'
import { chooseFiles, openSample } from './job-actions.ts'
import { selectedJob } from './jobs.ts'
import { focusWhenThere, textFieldId } from './focus.ts'
import { toggleRail } from './rail-fold.ts'
import { undoLast } from './review.ts'
import { text } from '../text/text.ts'
import { tellNews } from './toasts.ts'

/** Does it with the ledger of the selected job, or says that there is none. */
function withLedger(act: (ledgerId: string) => void): void {
  const ledgerId = selectedJob()?.ledgerId ?? null
  if (ledgerId === null) tellNews(text.news.chooseLedger)
  else act(ledgerId)
}

/** Opens Findings and puts the cursor where text is searched for. */
function findText(): void {
  openTab('findings')
  focusWhenThere(textFieldId)
}

/** Does what the menu, or a key of it, asks. */
export function runCommand(command: MenuCommand): void {
  if (command === 'chooseFiles') void chooseFiles()
  else if (command === 'openSample') void openSample()
  else if (command === 'foldRail') toggleRail()
  else if (command === 'showKeys') openDialog('keys')
  else if (command === 'showGuide') openDialog('guide')
  else if (command === 'showFolder') openDialog('folder')
  else if (command === 'showSettings') openDialog('settings')
  else if (command === 'showMessages') openDialog('messages')
  else if (command === 'showLicences') openDialog('licences')
  else if (command === 'exportWorkpaper') withLedger(() => openDialog('workpaper'))
  else if (command === 'undo') withLedger((ledgerId) => void undoLast(ledgerId))
  else if (command === 'nextOpen') withLedger(() => showFindings({ dispositions: ['open'] }))
  else if (command === 'find') withLedger(findText)
  else if (isTab(command)) openTab(command)
}

function isTab(name: string): name is Tab {
  return (tabs as readonly string[]).includes(name)
}
