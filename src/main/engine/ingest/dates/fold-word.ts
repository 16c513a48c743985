/**
 * The name of a month or a day as it is compared: case, dots, apostrophes and accents do not matter. Signs of scripts in which
 * a mark is a vowel stay, for `ม.ค.` and `มี.ค.` are two months.
 */
export function foldWord(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFKD')
    .replace(/([\p{sc=Latin}\p{sc=Greek}\p{sc=Hebrew}\p{sc=Arabic}])\p{M}+/gu, '$1')
    .normalize('NFKC')
    .replace(/[.'’׳॰\u200c-\u200f]/gu, '')
    .replaceAll('ı', 'i')
}
