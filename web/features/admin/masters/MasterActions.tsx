import { Button } from '@mantine/core';
import { IconFileImport, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import type { MasterKind } from './master-kinds.types';
import type { MasterListSearch } from './master-rows.search';
import { MasterForm } from './MasterForm';
import { MasterImport } from './MasterImport';
import { useMasterExport } from './use-master-export';

interface MasterActionsProps {
  readonly kind: MasterKind;
  readonly title: string;
  readonly search: MasterListSearch;
}

/** Add one, take many from a sheet, give all as one. */
export function MasterActions({ kind, title, search }: MasterActionsProps) {
  const { t } = useTranslation('masters');
  const mayManage = useCan(kind.permission);
  const [dialog, setDialog] = useState<'add' | 'import' | null>(null);
  const { exportRows, isBusy } = useMasterExport(kind, title, search);
  const close = () => setDialog(null);
  return (
    <>
      <Button
        variant="default"
        loading={isBusy}
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        onClick={() => void exportRows()}
      >
        {t('export')}
      </Button>
      {mayManage ? (
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => setDialog('import')}
        >
          {t('import')}
        </Button>
      ) : null}
      {mayManage && kind.isClosed !== true ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('add')}>
          {t('add')}
        </Button>
      ) : null}
      {dialog === 'add' ? <MasterForm kind={kind} task={{ do: 'add' }} onClose={close} /> : null}
      {dialog === 'import' ? <MasterImport kind={kind} title={title} onClose={close} /> : null}
    </>
  );
}
