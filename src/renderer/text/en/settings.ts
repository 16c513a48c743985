import { formatCount, formatNoun } from '../../format/numbers.ts'

/** The words of the settings: what each decides, what it changes, and what is wrong with what was typed. */
export const settings = {
  title: 'Settings',
  about:
    'They hold for every engagement of this data folder, for what is analysed and exported from now on. A ledger keeps the settings it was analysed with, and its run record tells all of them.',
  sections: {
    risk: 'Risk',
    tests: 'Tests',
    model: 'Model',
    materiality: 'Materiality',
    exports: 'Exports',
    program: 'Program'
  },
  parts: {
    baseRisks: 'Base risk of each test',
    levelLimits: 'Limits of the levels',
    threshold: 'Lines that make a group',
    reversalDays: 'Reversal window (days)',
    fillerDates: 'Filler dates',
    fewestTrainingLines: 'Fewest lines to train on',
    model: 'Which model judges',
    materialityShares: 'Materiality rule, in per cent',
    dates: 'Dates',
    decimalMark: 'Decimal mark',
    timeZone: 'Time zone',
    theme: 'Theme',
    jobsAtOnce: 'Jobs at once'
  },
  abouts: {
    baseRisks: 'Points per line of a group: the risk is lines × points, at most 100.',
    levelLimits: 'The risk from which a finding is medium, high and critical; below the first it is low.',
    threshold: 'So many lines that share a test’s key are a group. 2 finds every repeat.',
    reversalDays:
      'An opposite amount in the same account, at most so many days away, counts as a reversal. The model’s own measure stays at 60 days.',
    fillerDates:
      'Days as YYYY-MM-DD that stand for no date: they count as blank. How columns are recognised does not change.',
    fewestTrainingLines: 'A ledger with fewer usable lines teaches no model.',
    model: 'Automatic: the model that you trained or imported, where there is one, else the ledger’s own.',
    materialityShares:
      'What is suggested: overall of the debits; performance and clearly trivial of the overall amount.',
    dates: 'In CSV files and in the cells of workbooks. The run record keeps ISO days.',
    decimalMark:
      'In CSV files. With a comma, semicolons stand between the cells. Workbooks hold numbers, which Excel shows its own way.',
    timeZone: 'The clock of moments in exports and workpapers, so that they are the same on every computer.',
    theme: 'How the window looks.',
    jobsAtOnce: 'Files that are analysed at the same time. Automatic leaves one core to the window.'
  },
  names: {
    type: (number: number) => `Test ${number}`,
    levels: ['Medium from', 'High from', 'Critical from'],
    shares: ['Overall', 'Performance', 'Clearly trivial']
  },
  choices: {
    model: { '': 'Automatic', own: 'The ledger’s own', stored: 'The one of the data folder' },
    dates: { iso: '2025-12-31', dmy: '31.12.2025', mdy: '12/31/2025' },
    decimalMark: { point: '1234.50', comma: '1234,50' },
    theme: { system: 'As the system', light: 'Light', dark: 'Dark' },
    jobsAtOnce: (count: number) => (count === 0 ? 'Automatic' : formatCount(count))
  },
  folder: {
    name: 'Data folder',
    about:
      'Holds all ledgers, decisions and models. Another folder is used from the next start on; what is in this one stays where it is, and can be copied there while Doublet is closed.',
    next: (path: string) => `From the next start on: ${path}`,
    fixed: 'It was named when Doublet was started, so that it cannot be chosen here.',
    choose: 'Choose another…',
    back: 'Use the usual folder'
  },
  reset: 'Reset',
  resetPart: (name: string) => `Reset ${name}`,
  resetAll: 'Reset all',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Settings saved. They hold from now on.',
  differs: (name: string) => `${name} was analysed with other settings.`,
  again: 'Save and analyse it again',
  refused: {
    whole: (least: number, most: number) =>
      `A whole number from ${formatCount(least)} to ${formatCount(most)}.`,
    percent: 'Per cent above 0 and up to 100, with two decimals at most.',
    day: (day: string) => `“${day}” is no day as YYYY-MM-DD.`
  },
  changed: (count: number) =>
    count === 0 ? 'Everything is as usual.' : `${formatNoun(count, 'setting')} not as usual.`
}
