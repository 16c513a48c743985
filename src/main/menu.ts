import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'

/** Doublet's menu: the page's own keys are shown here and handled there, the rest are Electron's roles. */
export function buildMenu(): Menu {
  const file: MenuItemConstructorOptions[] = [
    {
      label: 'Choose files…',
      accelerator: 'CmdOrCtrl+O',
      registerAccelerator: false,
      click: () => pressInPage('O')
    },
    { type: 'separator' },
    { role: 'quit' }
  ]
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' }
  ]
  if (!app.isPackaged) view.push({ type: 'separator' }, { role: 'toggleDevTools' })
  return Menu.buildFromTemplate([
    { label: 'File', submenu: file },
    { role: 'editMenu' },
    { label: 'View', submenu: view }
  ])
}

function pressInPage(keyCode: string): void {
  const page = BrowserWindow.getAllWindows()[0]?.webContents
  const modifiers: Array<'meta' | 'control'> = [process.platform === 'darwin' ? 'meta' : 'control']
  page?.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
  page?.sendInputEvent({ type: 'keyUp', keyCode, modifiers })
}
