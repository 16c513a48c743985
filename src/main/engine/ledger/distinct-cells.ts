/** The distinct cells of one column as they stand in the files, each by its number: UTF-8 in one piece of memory. */
export class DistinctCells {
  /** How many there are; their numbers are below this. */
  size: number
  protected bytes: Buffer
  /** By cell: where its bytes end. */
  protected ends: Int32Array
  /** By cell: how it is to be read, where the file itself says more of it than its text. */
  readonly #meant: Map<number, string>

  constructor(bytes: Buffer, ends: Int32Array, size: number, meant: Map<number, string>) {
    this.bytes = bytes
    this.ends = ends
    this.size = size
    this.#meant = meant
  }

  /** A cell as it stands in the file. */
  textOf(number: number): string {
    return this.bytes.toString('utf8', this.startOf(number), this.ends[number])
  }

  /** A cell as it is to be read: the same, unless the file says more of it than its text. */
  meantOf(number: number): string {
    return this.#meant.get(number) ?? this.textOf(number)
  }

  /** Which cells are meant otherwise than they stand, and how. */
  get meant(): ReadonlyMap<number, string> {
    return this.#meant
  }

  /** The bytes of the cells from `first` up to `last`, one after the other, and where each of them ends. */
  bytesOf(first: number, last: number): { bytes: Buffer; ends: Int32Array } {
    const start = this.startOf(first)
    const bytes = this.bytes.subarray(start, last === first ? start : this.ends[last - 1])
    return { bytes, ends: this.ends.subarray(first, last).map((end) => end - start) }
  }

  protected startOf(number: number): number {
    return number === 0 ? 0 : this.ends[number - 1]!
  }
}
