/** The words of what a job asks a person. */
export const questions = {
  name: 'Questions',
  title: (count: number) => (count === 1 ? 'Input needed' : `Input needed: ${count} questions`),
  unsound: 'This file is probably not read as it is meant',
  canBeDone: (hasColumns: boolean) =>
    `${hasColumns ? 'Answer below, or say how the file is read in the Columns tab.' : 'Say how the file is read in the Columns tab, or export it again.'} ` +
    'If you go on as it is, these words stand before every figure, and on the workpaper. That holds for this run only.',
  about: 'nothing is analysed until you answer',
  inColumn: (field: string) => `${field} is in the column`,
  chooseColumn: 'choose a column',
  isPair: 'The amount is in two columns, debit and credit',
  /** Between what a cell holds and how it is read, for those who cannot see the arrow. */
  means: 'is',
  noClient:
    'The answer holds for this file only. Choose the client’s engagement at the top left before you drop files, and Doublet remembers it.',
  noHeaders: 'The answer holds for this file only: it has no headers by which to know the next one.',
  remember: (client: string) => `Remember for ${client}`,
  remembered:
    'Files of this client with the same headers are then read so without asking, those waiting too.',
  continue: 'Continue',
  cancel: 'Cancel job'
}
