import type { AgGridReactProps } from 'ag-grid-react'
import {
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  themeQuartz,
  TooltipModule
} from 'ag-grid-community'

// The parts of AG Grid that the page uses, and no more, to keep the bundle small.
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule
])

/** The grid in the page's own tokens: they change with the colour scheme, so one theme serves both. */
const gridTheme = themeQuartz.withParams({
  accentColor: 'var(--accent)',
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  borderColor: 'var(--line)',
  browserColorScheme: 'inherit',
  chromeBackgroundColor: 'var(--sunken)',
  headerBackgroundColor: 'var(--sunken)',
  headerTextColor: 'var(--ink-2)',
  headerFontWeight: 550,
  headerFontSize: '12px',
  fontFamily: 'inherit',
  fontSize: '13px',
  cellHorizontalPadding: '8px',
  rowHeight: '31px',
  headerHeight: '31px',
  selectedRowBackgroundColor: 'var(--accent-soft)',
  rowHoverColor: 'var(--hover)',
  wrapperBorder: false,
  wrapperBorderRadius: '0px',
  columnBorder: false,
  headerColumnResizeHandleColor: 'var(--line-strong)'
})

/** The load's nonce, under which the grid may add its style elements; the host writes it into the page. */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

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

/** The same for rows with a sentence that may take two lines. */
export const tallRows = { ...infiniteRows, theme: gridTheme.withParams({ rowHeight: '40px' }) }
