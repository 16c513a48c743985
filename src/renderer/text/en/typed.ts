/** The words of what somebody typed and cannot be read. */
export const typed = {
  noDay: (text: string, inOrder: string) => `“${text}” is no day: write 2025-03-29 or ${inOrder}`,
  noCount: (text: string) => `“${text}” is no whole number: write 3 or 30`,
  noTime: (text: string) => `“${text}” is no time of day: write 7:00 or 19:30`,
  noShare: (text: string) => `“${text}” is no share of 0 to 1: write 0.8 or 80 %`,
  noAmount: (text: string, written: string) => `“${text}” is no amount: write 1250.50, ${written} or 10k`,
  tooLong: (whole: number, fraction: number) =>
    `an amount has at most ${whole} digits and ${fraction} decimals`
}
