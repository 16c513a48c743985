/**
 * The text without what programs put around it so that a spreadsheet leaves it alone: `="00123"`, and an apostrophe before a
 * sign or a digit. An apostrophe before a letter is a part of names such as `'t Hooft`.
 */
export function withoutGuard(text: string): string {
  if (text.startsWith("'")) return text.replace(/^'(?=[-+=@(\p{Nd}\p{Sc}])(.*?)'?$/su, '$1')
  const formula = /^="(.*)"$/s.exec(text)
  return formula === null ? text : formula[1]!.replaceAll('""', '"').trim()
}
