/** What a cell says that begins or ends like the label of a total. */
export interface TotalLabel {
  /** A balance is carried from elsewhere, and a count counts lines: no sum of lines confirms them. */
  kind: 'total' | 'balance' | 'count'
  /** A total of a level adds up what stands after the last one of the same or a higher level. */
  level: number
  /** What the word is of, trimmed; '' where nothing but digits and punctuation stands beside it. */
  rest: string
}

const grand =
  /^(?:(?:grand|overall|general|gesamt)[-\s]?(?:total|summe)|gesamtergebnis|total\s+g[eé]n[eé]ral|total\s+geral|total\s+keseluruhan|totale\s+(?:complessivo|generale)|(?:eind|algemeen\s+)totaal|suma\s+(?:końcowa|całkowita|ogólna)|totalsumm?a?|hovedtotal|loppusumma|kaikki\s+yhteensä|(?:общий|загальний)\s+(?:итог|підсумок)|celkový\s+s(?:ou|ú)čet|végösszeg|genel\s+toplam|skupna\s+vsota|ukupni\s+zbroj|sveukupno|общ\s+сбор|γενικό\s+(?:άθροισμα|σύνολο)|tổng\s+cộng)(?![\p{L}\d])|^gesamt[\s:]*$|^(?:総計|總計|总计|총합계|ผลรวมทั้งหมด|الإجمالي\s+الكلي|סכום\s+כולל)/iu
const sub =
  /^(?:(?:sub|sous|page|seiten|unter|zwischen|tussen)[-\s]?(?:total(?:e|es|en)?|totaal|summe)s?|tussentelling|del(?:summa|sum)|välisumma|mezisoučet|medzisúčet|részösszeg|подытог|промежуточный\s+итог|ara\s+toplam)(?![\p{L}\d])|^(?:小計|小计|소계)/iu
const total =
  /^(?:(?:current\s+)?period\s+(?:total|change)|(?:batch|ytd|month(?:ly)?)\s+totals?|(?:konto|monats|perioden|batch)summen?|endsumme|(?:monats|jahres)verkehrszahlen|totals?|totale[in]?|totali|totais|totaal|totaux|totales|totalt|totalbetrag|sum|summe|sumas?(?!\s+(?:y\s+sigue|anterior))|summa|somme|soma|somma|cumuls?|progressivo|ergebnis|teilergebnis|podsumowanie|obroty|omslutning|(?:genel\s+)?yek[uü]n|razem|ogółem|łącznie|итого|итог|всего|разом|підсумок|всього|общо|celkem|spolu|součet|súčet|összesen|összeg|toplam|yhteensä|kokku|vsota|skupaj|zbroj|ukupno|kopā|viso|σύνολο|jumlah|合計|合计|합계)(?![\p{L}\d])/iu
const counts =
  /^(?:grand\s+count|gesamtanzahl|(?:grand|overall)\s+(?:average|max|min)|gesamtmittelwert)(?![\p{L}\d])/iu
const balance =
  /^(?:(?:opening|closing|beginning|ending|starting|current)\s+balance|net\s+(?:movement|change|activity|total|balance)|net(?=[\s:]*$)|balance\s+(?:brought\s+|carried\s+)?(?:forward|b\/f|c\/f)|(?:brought|carried)\s+forward|saldo\s+(?:inicial|iniziale|initial|anterior|precedente|final|finale|początkowe|końcowe|primo|ultimo)|saldo|saldovortrag|anfangs(?:bestand|saldo)|end(?:bestand|saldo)|schlusssaldo|übertrag|report\s+à\s+nouveau|[àa]\s+reporter|solde\s+(?:initial|final|d['’]ouverture|de\s+cl[oô]ture|ant[eé]rieur|pr[eé]c[eé]dent|report[eé])|solde|[àa]\s+nouveaux?|(?:[ad]a?\s+)?riport(?:o|are)|eröffnungsbilanzwert|eb-werte?|(?:begin|eind)(?:saldo|balans)|over\s+te\s+brengen|bilans\s+otwarcia|(?:do|z)\s+przeniesienia|(?:a\s+transportar|de\s+transporte)|suma\s+(?:y\s+sigue|anterior)|(?:inn?gående|utgående)\s+(?:saldo|balanse?)|(?:alku|loppu)saldo|primosaldo|ultimosaldo|počáteční\s+(?:stav|zůstatek)|konečný\s+(?:stav|zůstatek)|(?:nyitó|záró)\s+egyenleg|(?:начальное|конечное)\s+сальдо|сальдо\s+(?:на\s+)?(?:начал[оa]|кон[еe]ц)|sold\s+(?:inițial|iniţial|initial|final)|nakli\s+yek[uûü]n|devi?r(?:eden)?|bakiye|açılış|期初余额|期末余额|期初餘額|期末餘額|繰越|前期繰越|次期繰越)(?![\p{L}\d])/iu
const carried = /^(?:report|vortrag)[\s\d.,:*-]*$/i
const onlyMarks = /^[\s\d.,:;*=()-]*$/
/** Stars are what printed lists put beside a total: the more of them, the higher. */
const stars = /^\*+(?=\s|$)\s*/
const grandLevel = 100

/** What spreadsheets put after the value whose lines they add up, in their languages. */
const closingTotals = new Set(
  (
    'total totals totale totaal totalt subtotal ergebnis teilergebnis summe zwischensumme suma summa sum somme ' +
    'soma itog итог итого подсумок підсумок toplam toplamı összeg összesen razem ogółem łącznie всего разом spolu celkem součet súčet yhteensä vsota ' +
    'zbroj ukupno kokku kopā σύνολο άθροισμα 集計 汇总 彙總 合計 合计 小計 小计 요약 합계'
  ).split(' ')
)
const closingCounts = new Set(
  (
    'count anzahl nombre nb recuento cuenta conteggio aantal contagem licznik antal antall lukumäärä количество ' +
    'počet darab say データの個数 个数 計數 개수 average mittelwert moyenne promedio media gemiddelde max min'
  ).split(' ')
)

/** Reads a cell as the label of a total or a balance, in the languages of the headers; null where it is none. */
export function readTotalLabel(text: string): TotalLabel | null {
  const marks = stars.exec(text)?.[0] ?? ''
  const words = text.slice(marks.length)
  if (marks !== '' && words === '') return { kind: 'total', level: marks.trim().length, rest: '' }
  if (carried.test(words)) return { kind: 'balance', level: 0, rest: '' }
  const found =
    match(grand, words, 'total', grandLevel) ??
    match(sub, words, 'total', 1) ??
    match(total, words, 'total', 2) ??
    match(balance, words, 'balance', 0) ??
    match(counts, words, 'count', 0)
  if (found === null || marks === '') return found
  return { ...found, level: marks.trim().length }
}

/** Whether a cell is the label of a total or a balance, before or behind what it is of. */
export function isTotalLabel(cell: string): boolean {
  const text = cell.trim()
  return (readTotalLabel(text) ?? readClosingLabel(text)) !== null
}

/** Whether a text has a code in it, with a word or a star before or behind it. */
export function namesCode(text: string, code: string): boolean {
  const at = code === '' ? -1 : text.indexOf(code)
  if (at < 0) return false
  const [before, after] = [text.slice(0, at), text.slice(at + code.length)]
  return /[\p{L}*]/u.test(before + after) && !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)
}

/** Whether a cell could be a label at all: account codes of digits are not looked at twice. */
export function mayBeTotalLabel(text: string): boolean {
  const first = text.charCodeAt(0)
  return first > 0x39 || first === 0x2a
}

/** Reads `4000 Total`, the label of a total behind what it is of; null where a cell is none. */
export function readClosingLabel(text: string): TotalLabel | null {
  // Nearly all codes end in a digit.
  if (text.charCodeAt(text.length - 1) <= 0x39) return null
  const [, of, word] = /^(.*\S)\s+(\S+?):?$/s.exec(text) ?? []
  if (of === undefined || word === undefined) return null
  const folded = word.toLowerCase()
  if (closingTotals.has(folded)) return { kind: 'total', level: 1, rest: of }
  return closingCounts.has(folded) ? { kind: 'count', level: 1, rest: of } : null
}

function match(pattern: RegExp, text: string, kind: TotalLabel['kind'], level: number): TotalLabel | null {
  const word = pattern.exec(text)?.[0]
  if (word === undefined) return null
  const rest = text.slice(word.length)
  return { kind, level, rest: onlyMarks.test(rest) ? '' : rest.replace(/^[\s.:*-]+/, '') }
}
