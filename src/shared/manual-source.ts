/** Sources that say “by hand” in the ledgers Doublet was tried with: MANUAL, GJ, JE, adjustments, reclassifications. */
const manualSource = /\bman|manual|^gj|^je$|^sa$|journal|adjust|^adj|recl/i

/** Whether a source's name says that it is entered by hand: good enough to weigh or to suggest it, and not to decide it. */
export function saysManual(source: string): boolean {
  return manualSource.test(source)
}
