import {
  CellStyleModule,
  ColumnApiModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  ScrollApiModule,
  TooltipModule
} from 'ag-grid-community'

/** Registers the parts of AG Grid that the page uses, and no more, to keep the bundle small. */
export function registerGridModules(): void {
  ModuleRegistry.registerModules([
    CellStyleModule,
    ColumnApiModule,
    InfiniteRowModelModule,
    RowApiModule,
    RowSelectionModule,
    ScrollApiModule,
    TooltipModule
  ])
}
