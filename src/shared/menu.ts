/** What the menu can ask of the page; those with a key have it in the table of shortcuts, under the same name. */
export const menuCommands = [
  'chooseFiles',
  'openSample',
  'exportWorkpaper',
  'overview',
  'findings',
  'import',
  'columns',
  'model',
  'activity',
  'foldRail',
  'undo',
  'find',
  'nextOpen',
  'showGuide',
  'showKeys',
  'showMessages',
  'showLicences',
  'showFolder',
  'showSettings'
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** Whether the menu asks something by this name. */
export function isMenuCommand(name: string): name is MenuCommand {
  return (menuCommands as readonly string[]).includes(name)
}

/** What was chosen outside of the page: a command of the menu, the files of an earlier job to be taken in again, or a job to be shown. */
export type MenuChoice = { command: MenuCommand } | { recentJobId: string } | { openJobId: string }
