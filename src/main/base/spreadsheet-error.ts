/** What spreadsheets write where a formula has no result, in the languages of Excel, and where a column is too narrow for its numbers. */
const error =
  /^(?:#[¡¿]?[\p{Lu}\d_ /]{2,20}[!?]|#(?:N\/?A|NV|N\/?D|N\/B|N\/V|I\/T|Y\/OK|YOK|PUUTTUU!?|SPILL!?|ERROR!?|ERR|GETTING_DATA)|#{3,}|Err:\d{3})$/u

/** Whether a cell is the error of a spreadsheet, such as `#N/A`, `#BEZUG!` and `########`: something stood there, and nobody can tell what. */
export function isSpreadsheetError(cell: string): boolean {
  const text = cell.trim()
  return (text.startsWith('#') || text.startsWith('Err:')) && error.test(text)
}
