import type { Candidate, HeaderMatch } from './candidate.ts'
import { spellOut } from './normal-form.ts'

/** Whose money an amount or a currency is: of the books, of the document, or of the group. */
export type Frame = 'local' | 'foreign' | 'group'

// What may stand before or behind the word that counts, and changes nothing of it.
const about = String.raw`(?:(?:accounting|general ledger|gl|ledger|journal|document|voucher|posting|header|line|item|entry|transaction|record|system|je|batch|finance|fi) )*`
const label = '(?: (?:no|id|code|key|name))*'
const user =
  'user|clerk|operator|preparer|initials|bookkeeper|creator|author|benutzer|bearbeiter|erfasser|usuario|utilisateur|utente|gebruiker|utilizador|bruger|bruker|anvandare|uzytkownik'
const made =
  'created|entered|posted|prepared|keyed|input|recorded|booked|captured|initiated|inserted|added|erfasst|angelegt|gebucht|saisi|cree|creado|registrado|criado|creato|ingevoerd|aangemaakt|oprettet|bogfort|opprettet|skapad'
const by = 'by|von|durch|par|por|da|door|af|av'
const date = 'date|day|datum|dato|fecha|data|dag|tag'
const money =
  'amount|amounts|amt|betrag|importe|importo|montant|montante|monto|bedrag|belob|belop|beloeb|belopp|kwota|umsatz|summa'
const debit =
  'debit|debits|dr|deb|dbt|soll|debe|dare|debet|debiti|debito|debite|cargo|borc|wn|winien|debetbelob'
const credit = 'credit|credits|cr|crd|cred|haben|haber|avere|kredit|credito|abono|alacak|ma|haver'
// In capitals: whose money it is, as `frames` find it; no form has capitals of its own.
const sideOfAmount = `(?:LOCAL|FOREIGN|GROUP|item|line|gl|ledger|journal|posting|transaction|document|base|value|in|${money})`

/** The first one that the words of a header agree with, from the first to the last of them, is what it means. */
const meanings: [candidate: Candidate, weight: number, words: RegExp][] = (
  [
    ['user', 0.88, `${about}(?:${user})(?: (?:id|name|code|no|login))?`],
    ['user', 0.88, `${about}(?:${made}) (?:${by})(?: (?:${user}|name|id|no))*`],
    [
      'posted',
      0.85,
      `${about}(?:(?:creation|created|create|keyed|input|capture|captured|recorded|registration|inserted|system|entered) )+(?:${date}|on|at|stamp)(?: (?:date|time|utc))*`
    ],
    [
      'effective',
      0.9,
      `${about}(?:effective|eff)(?: ${date})?(?: accounting)?|(?:${date}) (?:effective|eff)`
    ],
    [
      'effective',
      0.85,
      `${about}(?:accounting|booking|posting|gl|ledger|journal entry|buchungs?|bogforings?|bokforings?|boekings?) (?:${date})`
    ],
    [
      'documentDate',
      0.85,
      `(?:invoice|document|voucher|bill|receipt|bilags?|beleg|factuur|faktura) (?:document )?(?:${date})`
    ],
    ['journal', 0.88, '(?:accounting document|journal entry|gl entry|gl document|je)(?: (?:no|id|key))?'],
    [
      'source',
      0.88,
      `(?:(?:accounting|journal|document|entry|transaction|posting|voucher|booking|gl|ledger|je) )+(?:type|source|origin)${label}`
    ],
    ['source', 0.85, 'src(?: code)?'],
    ['line', 0.8, `${about}(?:line|line item)(?: (?:no|id))?|(?:accounting document|journal entry) item`],
    [
      'account',
      0.9,
      `(?:(?:gl|general ledger|ledger|nominal|natural|main|posting) )?account${label.replace('|name', '')}`
    ],
    ['account', 0.85, `(?:gl|general ledger|ledger|nominal) (?:code|no|id)|gl|a c(?: (?:no|code))?`],
    [
      'accountName',
      0.85,
      '(?:(?:gl|general ledger|ledger|nominal) )?account (?:name|description|title|text)'
    ],
    ['document', 0.85, `(?:document|invoice|voucher|reference|check|receipt|bill)(?: (?:no|id|reference))?`],
    ['document', 0.7, `(?:source|external|payment) (?:document|reference)(?: (?:no|id))?|payment (?:no|id)`],
    ['counterparty', 0.85, `(?:supplier|vendor|customer|payee|creditor|debtor|beneficiary)${label}`],
    ['description', 0.8, `${about}(?:description|text|memo|narration|remarks)`],
    ['entity', 0.8, `(?:company|entity|business unit|legal entity|subsidiary)${label}`],
    [
      'period',
      0.85,
      '(?:fiscal|accounting|posting|gl|journal|financial)(?: year)? (?:period|month)(?: (?:no|name|id))?'
    ],
    ['currency', 0.9, '(?:LOCAL|FOREIGN|GROUP)(?: currency)?(?: (?:code|key|id|iso))?'],
    [
      'indicator',
      0.85,
      `(?:(?:${debit}|d) (?:or )?(?:${credit}|c|h|k)|(?:${credit}|c) (?:or )?(?:${debit}|d))(?: (?:code|sign|flag|key|indicator|ind|type|side))*`
    ],
    ['debit', 0.95, `(?:${sideOfAmount} )*(?:${debit})(?: ${sideOfAmount})*`],
    ['credit', 0.95, `(?:${sideOfAmount} )*(?:${credit})(?: ${sideOfAmount})*`],
    [
      'amount',
      0.85,
      `(?:(?:LOCAL|FOREIGN|GROUP|payment|paid|item|line|journal|posting|entry|transaction|gl|ledger|accounting|document|invoice|booking|check|signed) )*(?:${money})(?: (?:LOCAL|FOREIGN|GROUP|paid|payment|in))*`
    ]
  ] satisfies [Candidate, number, string][]
).map(([candidate, weight, words]) => [candidate, weight, new RegExp(`^(?:${words})$`)])

const frames: [frame: Frame, words: RegExp][] = [
  ['group', /\b(?:in )?(?:group|global|reporting|konzern\w*) (?:currency|curr)\b|\b(?:ksl|rkcur)\b/],
  [
    'foreign',
    /\b(?:in )?(?:transaction|document|foreign|original|entered|source|beleg) (?:currency|wahrung)\b|\b(?:fc|fcy|tc|foreign|entered|original|belegwahrung|wrbtr|wsl|waers|rtcur|rwcur)\b/
  ],
  [
    'local',
    /\b(?:in )?(?:company code|co code|company|local|home|functional|accounting|ledger|base) (?:currency|curr)\b|\b(?:lc|lcy|local|home|functional|accounted|hw|hauswahrung|dmbtr|hsl|hwaer|rhcur)\b/
  ]
]
const vocabulary = wordsOf(meanings.map(([, , words]) => words.source))
/** Below this, letters in a row are no two words. */
const leastGlued = 5

/** Whose money a header (in its normal form) speaks of; null where it does not say. */
export function frameOf(form: string): Frame | null {
  return frames.find(([, words]) => words.test(form))?.[0] ?? null
}

/**
 * What the words of a header (in its normal form) mean together, where each of them is known and none of them speaks
 * of something else: `accounting document created by user` is a user, `tax amount` is nothing.
 */
export function matchCompound(form: string): HeaderMatch[] | undefined {
  const words = splitGlued(form)
  const framed = frames.reduce((text, [frame, phrase]) => text.replace(phrase, frame.toUpperCase()), words)
  for (const [candidate, weight, phrase] of meanings) {
    if (!phrase.test(words) && !phrase.test(framed)) continue
    const frame = ofMoney.has(candidate) ? frameOf(words) : null
    const isOther = frame === 'foreign' || frame === 'group'
    // The money of a transaction may be any: beside an amount that says nothing of the kind it stands back.
    const mayBeOther = frame === null && ofMoney.has(candidate) && /\b(?:transaction|document)\b/.test(words)
    const reason = 'is put together of known words'
    return [{ candidate, weight: weight * (isOther ? 0.8 : mayBeOther ? 0.97 : 1), reason }]
  }
  return undefined
}

const ofMoney: ReadonlySet<Candidate> = new Set(['amount', 'debit', 'credit', 'currency'])

/** `paymentdate` as `payment date`, `konto2` as `konto`; a word that is not made of known ones stays as it is. */
export function splitGlued(form: string): string {
  const words = form
    .replace(/(\p{L})\d+$/u, '$1')
    .split(' ')
    .flatMap((word) => (word.length < leastGlued ? word : (cut(word) ?? word).split(' ')))
  return spellOut(words)
}

function cut(word: string): string | null {
  if (vocabulary.has(word)) return word
  for (let length = word.length - 2; length >= 2; length--) {
    const head = word.slice(0, length)
    if (!vocabulary.has(head)) continue
    const tail = cut(word.slice(length))
    if (tail !== null) return `${head} ${tail}`
  }
  return null
}

function wordsOf(sources: string[]): Set<string> {
  const plain = sources.join(' ').replace(/\(\?:|[()|*+?^$]/g, ' ')
  const words = plain.split(/\s+/).filter((word) => /^\p{L}{2,}$/u.test(word))
  return new Set([
    ...words,
    'company',
    'currency',
    'code',
    'local',
    'foreign',
    'global',
    'functional',
    'value',
    'amt',
    'acct',
    'doc'
  ])
}
