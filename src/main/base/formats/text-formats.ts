import { exportLedger } from './not-a-ledger.ts'

/** A kind of text that is no table of postings. */
interface TextFormat {
  /** With its article. */
  what: string
  todo: string
  isLike(head: string): boolean
}

const statement = `It shows what a bank booked, not what was posted. ${exportLedger}`
const asTable = 'Export the same as CSV or .xlsx and drop that.'
const attached = 'Save the ledger that is attached and drop that.'

/** The first block of a mail: nothing but header lines, some of which only mails have. */
function isMail(head: string): boolean {
  const block = head.split(/\r?\n\r?\n/)[0]!
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  if (/^From \S+@\S+/.test(lines[0]!)) lines.shift()
  const isWhole = lines.length > 1 && lines.every((line) => /^[A-Za-z][\w-]*:/.test(line))
  const has = (line: RegExp) => lines.some((one) => line.test(one))
  const isSent = has(/^From:.*@/i) && has(/^Subject:/i)
  return isWhole && (isSent || has(/^(?:MIME-Version|Received|Return-Path|Message-ID):/i))
}

const journalDay = /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:=[\d/.-]+)?(?:\s|$)/
const journalPosting = /^[ \t]+[;[(!*]?\s*\p{L}[^,;|\t]*/u
const journalOther =
  /^(?:[;#%|*]|(?:account|alias|apply|commodity|D|P|Y|bucket|comment|end|include|option|payee|plugin|pushtag|poptag|tag|year)\b)/

/** Transactions of two indented postings or more below each day, and nothing else but comments and directives: no list has its lines so. */
function isPlainTextJournal(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => line.trim() !== '')
  let transactions = 0
  let postings = 0
  for (const [at, line] of lines.entries()) {
    if (journalDay.test(line)) postings = 0
    else if (journalPosting.test(line)) {
      if (++postings === 2) transactions++
    } else if (!journalOther.test(line) && at < lines.length - 1) return false
  }
  return transactions > 1 && lines.every((line) => !/^[^"]*[;|\t].*[;|\t].*[;|\t]/.test(line.trim()))
}

/** Statements that make a table and fill it, as the dumps of databases are. */
function isSql(head: string): boolean {
  const fills =
    /^(?:INSERT\s+(?:IGNORE\s+)?(?:INTO\s+)?[\w.`"[\]]+\s*(?:\([^()]*\)\s*)?VALUES\b|COPY\s+[\w."]+\s*\([^()]*\)\s+FROM\s+stdin;)/im
  const makes =
    /^(?:CREATE\s+TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?[\w.`"[\]]+\s*\(|DROP\s+TABLE\s|LOCK\s+TABLES\s|BEGIN\s+TRANSACTION;|SET\s+IDENTITY_INSERT\s)/im
  return fills.test(head) || (makes.test(head) && /^\s*(?:--|\/\*|SET\s|PRAGMA\s|USE\s)/i.test(head))
}

/** Other texts, in the order in which they are tried. */
export const textFormats: readonly TextFormat[] = [
  {
    what: 'a bank statement (MT940)',
    todo: statement,
    isLike: (head) => /^(?:\{1:F\d\d.*)?:20:/m.test(head) && /^:(?:25P?|28C?|60[FM]):/m.test(head)
  },
  {
    what: 'a bank statement (OFX)',
    todo: statement,
    isLike: (head) => /^\s*(?:OFXHEADER:|<OFX>)/i.test(head)
  },
  {
    what: 'a list of bank movements (QIF)',
    todo: statement,
    isLike: (head) => /^\s*!(?:Type|Account|Option|Clear):?/i.test(head)
  },
  {
    what: 'a bank statement (BAI2)',
    todo: statement,
    isLike: (head) => /^01,[^,\n]*,[^,\n]*,\d{6},[^\n]*\/\s*\n02,/.test(head)
  },
  {
    what: 'a SIE file',
    todo: asTable,
    isLike: (head) =>
      /^\s*#FLAGGA\s/i.test(head) ||
      (/^#SIETYP\s/m.test(head) && /^#(?:PROGRAM|FNAMN|KONTO|VER)\s/m.test(head))
  },
  {
    what: 'an SQL script, such as the dump of a database',
    todo: 'Query the postings of the general ledger, save the result as CSV and drop that.',
    isLike: isSql
  },
  {
    what: 'a Beancount file',
    todo: 'Write its postings as CSV, with “bean-query -f csv” for one, and drop that.',
    isLike: (head) =>
      /^option "\w+" "/m.test(head) ||
      (/^\d{4}-\d\d-\d\d\s+(?:open|close|txn|\*|!|balance|commodity)(?:\s|$)/m.test(head) &&
        /^[ \t]+(?:Assets|Liabilities|Equity|Income|Expenses):[^\s,;|]+/m.test(head))
  },
  {
    what: 'a journal in plain text (hledger or Ledger)',
    todo: 'Write it as CSV, with “hledger print -O csv” for one, and drop that.',
    isLike: isPlainTextJournal
  },
  {
    what: 'YAML',
    todo: asTable,
    isLike: (head) => /^\s*(?:---\s*\n\s*)?- ["\w][^,;|\t\n]*:(?: [^\n]*)?\n {2,}["\w][^,;|\t\n]*:/.test(head)
  },
  {
    what: 'JSON',
    todo: asTable,
    isLike: (head) => /^\s*(?:\{\s*(?:"[^"\n]*"\s*:|\}\s*$)|\[\s*(?:[{[]|\]\s*$))/.test(head)
  },
  {
    what: 'a rich text document (RTF)',
    todo: 'Export the ledger as CSV or .xlsx and drop that.',
    isLike: (head) => head.startsWith('{\\rtf')
  },
  {
    what: 'a web archive (.mht)',
    todo: 'Open it in Excel, save it as .xlsx and drop that.',
    isLike: (head) => isMail(head) && /^Content-Type:\s*multipart\/related/im.test(head)
  },
  { what: 'a saved mail', todo: attached, isLike: isMail },
  {
    what: 'a SYLK spreadsheet',
    todo: 'Open it in Excel, save it as .xlsx and drop that.',
    isLike: (head) => /^ID;P\w*(?:;[A-Z]\w*)*\r?\n[A-Z];/.test(head)
  },
  {
    what: 'a DIF spreadsheet',
    todo: 'Open it in Excel, save it as .xlsx and drop that.',
    isLike: (head) => /^TABLE\r?\n0,1\r?\n"/.test(head)
  },
  {
    what: 'an EDI message',
    todo: exportLedger,
    isLike: (head) => /^(?:UNA.{6}\s*UNB|UNB\+|ISA\*\d\d\*)/.test(head)
  },
  {
    what: 'a calendar or address book',
    todo: exportLedger,
    isLike: (head) => /^BEGIN:V(?:CALENDAR|CARD)\s*$/m.test(head.slice(0, 40))
  }
]
