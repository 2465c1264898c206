import { useTranslation } from 'react-i18next';
import { useGridState } from './grid-context';
import type { GridStore } from './grid-store';
import classes from './grid.module.css';
import type { GridRow } from './grid.types';

/** Under the grid: how much is selected, what was just done. Read out as it changes. */
export function GridStatus<Row extends GridRow>({ store }: { readonly store: GridStore<Row> }) {
  const { t } = useTranslation('grid');
  const notice = useGridState(store, (state) => state.notice);
  const size = useGridState(store, () => {
    const range = store.range();
    if (range === null || store.get().head === null) return '';
    return `${range.bottom - range.top + 1} × ${range.right - range.left + 1}`;
  });
  return (
    <div className={classes.status}>
      <span role="status">
        {notice === null ? '' : t(`said.${notice.key}`, { count: notice.count })}
      </span>
      <span className={classes.hint}>{size === '' ? t('hint') : t('selected', { size })}</span>
    </div>
  );
}
