import type { ReviewSummary } from '../../../shared/decision.ts'
import { keyOf } from '../../../shared/shortcuts.ts'
import { formatCount, formatNoun } from '../../format/numbers.ts'

function files(count: number): string {
  return count > 1 ? 'files' : 'file'
}

/** The words of what stands around the screens: the rail, the header, the tabs, a job on its way and what lies over the page. */
export const shell = {
  rail: {
    name: 'Engagement and ledgers',
    program: 'Doublet',
    fold: 'Sidebar',
    foldTitle: (isFolded: boolean, key: string) => `${isFolded ? 'Show sidebar' : 'Hide sidebar'} (${key})`,
    messages: (told: number) => (told > 0 ? `Messages (${told})` : 'Messages'),
    keys: 'Keys',
    guide: 'Guide',
    data: 'Data',
    settings: 'Settings',
    dataFolder: 'Data folder',
    list: 'Ledgers',
    none: 'No ledgers yet.',
    looking: 'Looking for ledgers…',
    underWay: 'In progress'
  },
  engagement: {
    title: 'Engagement for new files',
    choice: 'Engagement',
    none: 'No engagement',
    make: 'New…',
    describe: 'Describe…',
    together: 'Files dropped together are',
    togetherTitle:
      'Months or entities of one ledger belong together: duplicates are then found across all files.',
    each: 'one ledger each',
    one: 'one ledger'
  },
  drop: {
    anywhere: 'Drop ledgers anywhere',
    choose: 'Choose files…',
    formats: 'CSV, Excel, OpenDocument or SAF‑T · nothing leaves this computer',
    target: 'Drop to analyse',
    nothing: 'Nothing that was dropped is a file. Please drop CSV, Excel, OpenDocument or SAF-T files.'
  },
  licences: 'Licences',
  welcome: {
    title: 'Find postings that were made twice',
    about:
      'Drop a general ledger as CSV, Excel, OpenDocument or SAF-T. Doublet accounts for every line, finds the lines that repeat by six exact tests, and shows which of them deserve a look first. Your file is only read, never changed, and nothing leaves this computer.',
    sample: {
      before: 'No ledger at hand?',
      open: 'Open the sample ledger',
      after: 'with 644 invented postings, and look around.'
    },
    steps: [
      {
        name: 'Drop.',
        what: 'The file is read while you go on working. What it does not tell, you are asked.'
      },
      {
        name: 'Prove.',
        what: 'Import shows every line by what it is, and compares the client’s totals to the cent.'
      },
      {
        name: 'Review.',
        what: 'Findings that are most worth a look come first; each is decided with one key.',
        key: { name: keyOf('showKeys'), does: 'lists the keys.' }
      },
      { name: 'Export.', what: 'The workpaper holds everything a reviewer needs to follow it.' }
    ] as readonly { name: string; what: string; key?: { name: string; does: string } }[]
  },
  job: {
    nameAndFile: (jobId: string, fileName: string) => `Job ${jobId}: ${fileName}`,
    done: (fileCount: number, rows: number, duplicates: number) =>
      [
        ...(fileCount > 1 ? [formatNoun(fileCount, 'file')] : []),
        formatNoun(rows, 'line'),
        formatNoun(duplicates, 'duplicate line')
      ].join(' · '),
    waiting: 'Waiting for its turn',
    starting: 'Starting',
    failed: 'Failed.',
    progress: (fileName: string) => `Progress of ${fileName}`,
    rows: (rows: number, elapsed: string) => `${formatCount(rows)} lines · ${elapsed}`,
    cancel: 'Cancel',
    cancelFile: (fileName: string) => `Cancel ${fileName}`,
    remove: 'Remove',
    removeFile: (fileName: string) => `Remove ${fileName} from the list`,
    review: ({ findings, byDisposition, reviewed }: ReviewSummary) => {
      if (findings === 0) return 'no findings'
      return reviewed === findings ? '✓ signed off' : `${formatCount(byDisposition.open)} open`
    }
  },
  progress: {
    jobId: 'Job ID',
    name: 'Progress',
    cancel: 'Cancel job',
    bar: 'Progress of the job',
    rows: (rows: number) => `${formatCount(rows)} lines so far`,
    /** After a stage, for those who cannot see its mark. */
    stageDone: '(done)',
    meanwhile: 'You can look at other ledgers and drop more files meanwhile.',
    columns: 'Columns',
    columnsTitle: 'How the columns are read',
    field: 'Field',
    column: 'Column',
    sure: 'Sure',
    because: 'Because'
  },
  failed: {
    name: 'What happened',
    title: (fileCount: number) => `${fileCount === 1 ? 'This file was' : 'These files were'} not analysed`,
    cancelled: 'This job was cancelled',
    unharmed: (fileCount: number) =>
      `The ${fileCount === 1 ? 'file itself was' : 'files themselves were'} not changed, and nothing half-done was kept. Other jobs are not affected.`,
    again: (fileCount: number) => `The ${files(fileCount)} can be analysed again at any time.`,
    retry: 'Retry',
    remove: 'Remove from list',
    checkColumns: 'Check the columns',
    detail: 'Technical detail',
    code: (code: string) => `Code: ${code}`,
    jobId: (jobId: string) => `Job ID: ${jobId}`
  },
  earlier: {
    name: 'Analysed by an earlier version',
    title: 'An earlier version of Doublet analysed this ledger',
    why: (fileCount: number) =>
      `It did not look for all that is reviewed today. Analyse the ${files(fileCount)} again; it takes about as long as the first time.`,
    kept: 'Nothing is lost: this result stays in the list, with its columns and settings.',
    again: 'Analyse again',
    stored:
      'An earlier version of Doublet stored this ledger. Its findings and decisions can be reviewed and exported as they are; for the model, analyse it again. Decisions are kept.',
    checkColumns: 'Check the columns'
  },
  header: {
    engagement: 'The engagement: what is said of it, or move the ledger to another one',
    windowTitle: (fileName: string) => `${fileName} – Doublet`,
    hash: 'SHA-256',
    lines: (lines: number, fileCount: number, rows: { read: number; used: number; excluded: number }) =>
      `${formatCount(lines)} lines in the ${files(fileCount)}: ${formatCount(rows.read)} read, ${formatCount(rows.used)} used, ${formatCount(rows.excluded)} excluded`,
    /** Around the earlier result of the same content, which can be opened. */
    reused: { before: 'same content as', earlier: 'an earlier ledger', after: ', shown without processing' },
    analysed: (duration: string) => `analysed in ${duration}`,
    exportAll: 'Export all duplicates…',
    exportWorkpaper: 'Export workpaper…'
  },
  fileList: {
    title: (fileCount: number) => `${formatCount(fileCount)} files, read in this order`,
    file: 'File',
    size: 'Size',
    lines: 'Lines',
    hash: 'SHA-256',
    sum: (lines: number, parts: readonly string[]) => `${formatCount(lines)} = ${parts.join(' + ')}`
  },
  tabs: {
    name: 'Ledger',
    of: {
      overview: 'Overview',
      findings: 'Findings',
      import: 'Import',
      columns: 'Columns',
      model: 'Model',
      activity: 'Activity'
    }
  },
  guide: { title: 'Guide', chapters: 'Chapters' },
  keys: {
    title: 'Keys',
    note: 'Letter keys do nothing while you type in a field. What is decided is the selection where there is one, else the finding under the cursor.'
  },
  messages: {
    name: 'Messages',
    problem: 'Problem.',
    close: 'Close message',
    logTitle: 'Messages of this session',
    none: 'Nothing yet.',
    showLog: 'Show the log file in its folder',
    more: (count: number) => formatNoun(count, 'more message'),
    detail: 'Technical detail',
    export: (fileName: string) => `Export ${fileName}`,
    cancelExport: 'Cancel export'
  }
}
