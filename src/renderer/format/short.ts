/** The two ends of a hash: `8f3c…91be`. Short text stays whole. */
export function shortHash(hash: string): string {
  return hash.length <= 12 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`
}
