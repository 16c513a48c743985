/**
 * Pairs rows with columns so that the gains add up to the most, each row and each column at most once. Takes one
 * equally long array of gains per row; a pair whose gain is not above 0 is never made. Answers with the column of
 * each row, -1 where it has none.
 */
export function assign(gains: number[][]): number[] {
  const rows = gains.length
  const columns = gains[0]?.length ?? 0
  // The Hungarian method with potentials. Every row may also take an idle column of its own, at no gain.
  const width = columns + rows
  const costOf = (row: number, column: number) => (column < columns ? Math.min(0, -gains[row]![column]!) : 0)
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(width + 1)
  const rowOf = new Int32Array(width + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const slack = new Float64Array(width + 1).fill(Infinity)
    const cameFrom = new Int32Array(width + 1)
    const isDone = new Uint8Array(width + 1)
    let at = 0
    do {
      isDone[at] = 1
      const from = rowOf[at]!
      let step = Infinity
      let next = 0
      for (let column = 1; column <= width; column++) {
        if (isDone[column] === 1) continue
        const reduced = costOf(from - 1, column - 1) - rowPotential[from]! - columnPotential[column]!
        if (reduced < slack[column]!) {
          slack[column] = reduced
          cameFrom[column] = at
        }
        if (slack[column]! < step) {
          step = slack[column]!
          next = column
        }
      }
      for (let column = 0; column <= width; column++) {
        if (isDone[column] === 1) {
          rowPotential[rowOf[column]!]! += step
          columnPotential[column]! -= step
        } else slack[column]! -= step
      }
      at = next
    } while (rowOf[at] !== 0)
    while (at !== 0) {
      const previous = cameFrom[at]!
      rowOf[at] = rowOf[previous]!
      at = previous
    }
  }
  const columnOf = Array.from({ length: rows }, () => -1)
  for (let column = 1; column <= columns; column++) {
    const row = rowOf[column]! - 1
    if (row >= 0 && gains[row]![column - 1]! > 0) columnOf[row] = column - 1
  }
  return columnOf
}
