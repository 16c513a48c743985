import type { ElectronApplication } from '@playwright/test'

/** The ids of the processes that analyse a ledger. */
export function jobProcesses(app: ElectronApplication): Promise<number[]> {
  return app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ name }) => name?.startsWith('Doublet analyze '))
      .map(({ pid }) => pid)
  )
}
