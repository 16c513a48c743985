import type { Page } from '@playwright/test'

/**
 * Drops files or folders of this computer, by absolute path, in the middle of the page: a true drop, whose Files
 * have a path, which one made in the page never has.
 */
export async function dropFiles(page: Page, paths: string[]): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const data = { items: [], files: paths, dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data })
  await client.detach()
}
