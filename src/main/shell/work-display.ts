import { BrowserWindow, Notification } from 'electron'
import type { Job } from '../../shared/job.ts'
import { spellCount } from '../../shared/spell-count.ts'
import { tellWindows } from './ipc.ts'
import type { WorkDisplay } from './running-work.ts'
import { focusWindow } from './window.ts'

const ends: Partial<Record<Job['status'], string>> = {
  COMPLETED: 'is analysed',
  FAILED: 'could not be analysed',
  NEEDS_INPUT: 'needs your input'
}

/** The bar in the taskbar, and the system's notifications: a click on one shows its job in the window. */
export const workDisplay: WorkDisplay = {
  showProgress(fraction) {
    for (const window of BrowserWindow.getAllWindows()) window.setProgressBar(fraction ?? -1)
  },
  isSeen: () => BrowserWindow.getFocusedWindow() !== null,
  notify(job) {
    const notification = new Notification({
      title: `${job.file.name} ${ends[job.status] ?? ''}`.trim(),
      body: job.result === null ? job.message : `${spellCount(job.result.duplicates.findings)} findings`
    })
    notification.on('click', () => {
      focusWindow()
      tellWindows('menu:chosen', { openJobId: job.jobId })
    })
    notification.show()
  }
}
