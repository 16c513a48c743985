import { activity } from './en/activity.ts'
import { columns } from './en/columns.ts'
import { components } from './en/components.ts'
import { finding } from './en/finding.ts'
import { findings } from './en/findings.ts'
import { imports } from './en/imports.ts'
import { model } from './en/model.ts'
import { overview } from './en/overview.ts'
import { questions } from './en/questions.ts'
import { shell } from './en/shell.ts'
import { workpaper } from './en/workpaper.ts'

const english = {
  activity,
  columns,
  components,
  finding,
  findings,
  imports,
  model,
  overview,
  questions,
  shell,
  workpaper
}

/** The words of every screen. Another language is another object of this type. */
export type Text = typeof english

/** The words in the language that the page is shown in. */
export const text: Text = english
