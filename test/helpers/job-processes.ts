import type { ElectronApplication } from '@playwright/test'

/** The ids of the running job processes. */
export function jobProcesses(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name }) => name?.startsWith('Doublet job'))
      .map(({ pid }) => pid)
  )
}
