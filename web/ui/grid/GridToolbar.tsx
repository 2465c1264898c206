import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconArrowDownBar,
  IconArrowForwardUp,
} from '@tabler/icons-react';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fill, goToError } from './grid-commands';
import { GRID_KEYS } from './grid-keys';
import { undo } from './grid-row-commands';
import type { GridStore } from './grid-store';
import classes from './grid.module.css';
import type { GridRow } from './grid.types';

interface GridToolbarProps<Row extends GridRow> {
  readonly store: GridStore<Row>;
  readonly label: string;
  /** The buttons of the paper: what can be added to it. */
  readonly children: ReactNode;
}

/** Buttons above a grid, for those who do not use keys. */
export function GridToolbar<Row extends GridRow>(props: GridToolbarProps<Row>) {
  const { store, label, children } = props;
  const { t } = useTranslation('grid');
  const errors = useSyncExternalStore(store.model.subscribe, () => store.model.getErrors().length);
  return (
    <div role="toolbar" aria-label={label} className={classes.toolbar}>
      {children}
      <span className={classes.toolbarGap} />
      {errors === 0 ? null : (
        <Button
          size="compact-sm"
          color="red"
          variant="light"
          leftSection={<IconAlertCircle size={16} aria-hidden />}
          onClick={() => goToError(store, 1)}
        >
          {t('errors', { count: errors })}
        </Button>
      )}
      <ToolButton label={t('undo')} keys={GRID_KEYS.undo} onClick={() => undo(store, false)}>
        <IconArrowBackUp size={18} aria-hidden />
      </ToolButton>
      <ToolButton label={t('redo')} keys={GRID_KEYS.redo} onClick={() => undo(store, true)}>
        <IconArrowForwardUp size={18} aria-hidden />
      </ToolButton>
      <ToolButton
        label={t('fillDown')}
        keys={GRID_KEYS.fillDown}
        onClick={() => fill(store, 'down')}
      >
        <IconArrowDownBar size={18} aria-hidden />
      </ToolButton>
    </div>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, keys, onClick, children }: ToolButtonProps) {
  const { t } = useTranslation('grid');
  return (
    <Tooltip label={t('withKey', { label, keys })}>
      <ActionIcon aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
