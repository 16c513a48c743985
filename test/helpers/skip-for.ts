import { beforeEach } from 'vitest'

/** Skips each test of a suite for this reason, which is printed with it; '' skips none. */
export function skipFor(reason: string): void {
  beforeEach((context) => context.skip(reason !== '', reason))
}
