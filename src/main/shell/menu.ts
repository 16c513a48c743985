import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Job } from '../../shared/job.ts'
import type { MenuChoice, MenuCommand } from '../../shared/menu.ts'
import { isShortcut, keyOf } from '../../shared/shortcuts.ts'
import { findRecent, type RecentFiles } from './recent-files.ts'
import type { Services } from '../services/services.ts'

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The key of a command as the menu shows it, `CmdOrCtrl+O`; a key without Ctrl is not for a menu. */
function acceleratorOf(
  command: MenuCommand
): Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'> {
  const key = isShortcut(command) ? keyOf(command) : ''
  if (!key.startsWith('Ctrl+')) return {}
  return { accelerator: `CmdOrCtrl+${key.slice('Ctrl+'.length).toUpperCase()}`, registerAccelerator: false }
}

/** Doublet's menu. What the page does is told to it with `choose`; its keys are shown here and heard there. */
function buildMenu(recent: readonly RecentFiles[], choose: (choice: MenuChoice) => void): Menu {
  const item = (label: string, command: MenuCommand): MenuItemConstructorOptions => ({
    label,
    ...acceleratorOf(command),
    click: () => choose({ command })
  })
  const file: MenuItemConstructorOptions[] = [
    item('Choose files…', 'chooseFiles'),
    {
      label: 'Open recent',
      enabled: recent.length > 0,
      submenu: recent.map(({ jobId, name }) => ({
        label: name,
        click: () => choose({ recentJobId: jobId })
      }))
    },
    item('Open the sample ledger', 'openSample'),
    separator,
    item('Export workpaper…', 'exportWorkpaper'),
    separator,
    item('Data folder…', 'showFolder'),
    item('Settings…', 'showSettings'),
    separator,
    { role: 'quit' }
  ]
  const view: MenuItemConstructorOptions[] = [
    item('Overview', 'overview'),
    item('Findings', 'findings'),
    item('Import', 'import'),
    item('Columns', 'columns'),
    item('Model', 'model'),
    item('Activity', 'activity'),
    separator,
    item('Hide or show the sidebar', 'foldRail'),
    separator,
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    separator,
    { role: 'togglefullscreen' }
  ]
  if (!app.isPackaged) view.push(separator, { role: 'toggleDevTools' })
  const review: MenuItemConstructorOptions[] = [
    item('Undo the last step', 'undo'),
    item('Find text', 'find'),
    item('Open findings', 'nextOpen')
  ]
  const help: MenuItemConstructorOptions[] = [
    item('Guide', 'showGuide'),
    item('Keys', 'showKeys'),
    item('Messages', 'showMessages'),
    separator,
    item('Licences', 'showLicences'),
    { role: 'about' }
  ]
  return Menu.buildFromTemplate([
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'Review', submenu: review },
    { label: 'View', submenu: view },
    { label: 'Help', submenu: help }
  ])
}

/** Puts up the menu and keeps its recent files those of the newest jobs. */
export async function showMenu(services: Services, choose: (choice: MenuChoice) => void): Promise<void> {
  let shown: string | null = null
  async function refresh(): Promise<void> {
    const answer = await services.ask('job:list', {})
    const recent = answer.ok ? findRecent(answer.value) : []
    const key = JSON.stringify(recent)
    if (key === shown) return
    shown = key
    Menu.setApplicationMenu(buildMenu(recent, choose))
  }
  const known = new Set<string>()
  services.onEvent((name, payload) => {
    if (name !== 'job:changed') return
    const { jobId } = payload as Job
    if (known.has(jobId)) return
    known.add(jobId)
    void refresh()
  })
  await refresh()
}
