import { formatNoun } from '../../format/numbers.ts'

/** The words of what happened, told once. */
export const news = {
  taken: (file: string, whose: string) => `${file} is being analysed${whose}.`,
  allTaken: (files: number, whose: string) => `${formatNoun(files, 'file')} are being analysed${whose}.`,
  whose: (engagement: string) => `, for ${engagement}`,
  chooseLedger: 'Choose a finished ledger first.',
  modelCancelled: 'Cancelled. Everything is as it was.',
  scored: (model: number | null) => `The ledger is judged by model ${model} now.`,
  learned: (model: number | null, isOfLedger: boolean) =>
    `Model ${model} has learned from ${isOfLedger ? 'the ledger' : 'the decisions'} and is in use. Results so far keep the model that judged them.`
}
