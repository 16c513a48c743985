import { overview } from './en/overview.ts'

const english = { overview }

/** The words of every screen. Another language is another object of this type. */
export type Text = typeof english

/** The words in the language that the page is shown in. */
export const text: Text = english
