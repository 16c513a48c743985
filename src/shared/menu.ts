/** What the menu can ask of the page; each has its own key there too. */
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
  'undoDecision',
  'nextOpen',
  'showKeys',
  'showMessages'
] as const
export type MenuCommand = (typeof menuCommands)[number]

/** An item of the menu that was chosen: a command, or the files of an earlier job to be taken in again. */
export type MenuChoice = { command: MenuCommand } | { recentJobId: string }
