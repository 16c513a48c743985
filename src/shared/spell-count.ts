/** A whole number with commas between its thousands, as every text of Doublet that is not of the window has it, in any locale. */
export function spellCount(value: number): string {
  return value.toLocaleString('en')
}
