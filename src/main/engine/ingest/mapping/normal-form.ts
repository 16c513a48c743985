// Headers abbreviate the same few words in many ways; a word standing alone ("Num", "Ref") is left as it is.
const words: Record<string, string> = {
  number: 'no',
  num: 'no',
  nbr: 'no',
  nr: 'no',
  numero: 'no',
  acct: 'account',
  acc: 'account',
  amt: 'amount',
  amnt: 'amount',
  doc: 'document',
  ref: 'reference',
  trans: 'transaction',
  tran: 'transaction',
  txn: 'transaction',
  trx: 'transaction',
  jnl: 'journal',
  jrnl: 'journal',
  inv: 'invoice',
  curr: 'currency',
  ccy: 'currency',
  crcy: 'currency',
  acctg: 'accounting',
  hdr: 'header',
  desc: 'description',
  descr: 'description',
  usr: 'user',
  dt: 'date',
  ts: 'date',
  timestamp: 'date',
  datetime: 'date',
  dttm: 'date'
}

/** Letters that are no letter with an accent. */
const plainLetters: Record<string, string> = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', æ: 'ae', ı: 'i' }

/**
 * A header reduced to what two systems would agree on: lower case, words apart, no accents or punctuation, common
 * abbreviations spelled out. `GLAccountNumber`, `GL_Account_Number` and `G/L Account No.` are one form; a header
 * without a letter, digit, `#` or `%` gives an empty one.
 */
export function normalForm(header: string): string {
  const tokens = header
    .replace(/\bn\s?\.?\s?[°º]/giu, 'no ')
    .normalize('NFKC')
    .replace(/[\p{Cf}\0]/gu, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\bg\s*\/\s*l\b/g, 'gl')
    .replaceAll('#', ' no ')
    .replace(/[ßøłđæı]/g, (letter) => plainLetters[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .normalize('NFC')
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((token) => token !== '')
  return spellOut(tokens)
}

/** The words of a header in one text, their abbreviations spelled out; a word alone is left as it is. */
export function spellOut(tokens: string[]): string {
  if (tokens.length < 2) return tokens.join('')
  return tokens
    .map((token) => words[token] ?? token)
    .join(' ')
    .replace(/ date (and )?time$/, ' date')
}
