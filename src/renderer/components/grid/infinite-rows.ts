import type { AgGridReactProps } from 'ag-grid-react'
import { gridTheme, styleNonce } from './grid-theme.ts'
import { registerGridModules } from './register-grid-modules.ts'

registerGridModules()

/** What all grids over pages of rows have in common. Tab goes on past them; their cells are the arrows' business. */
export const infiniteRows = {
  theme: gridTheme,
  styleNonce,
  rowModelType: 'infinite',
  cacheBlockSize: 100,
  maxBlocksInCache: 20,
  blockLoadDebounceMillis: 60,
  suppressDragLeaveHidesColumns: true,
  suppressOverlays: ['loading', 'noRows'],
  tooltipShowDelay: 600,
  tabToNextCell: () => false
} satisfies AgGridReactProps
