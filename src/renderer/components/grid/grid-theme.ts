import { themeQuartz } from 'ag-grid-community'

/** The grid in the page's own tokens: they change with the colour scheme, so one theme serves both. */
export const gridTheme = themeQuartz.withParams({
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
  cellHorizontalPadding: '9px',
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
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
