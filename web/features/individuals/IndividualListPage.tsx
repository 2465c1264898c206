import { Button } from '@mantine/core';
import { IconFileImport, IconListSearch, IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '~/features/lists';
import { useMasters } from '~/features/masters';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { LinkButton } from '~/ui/LinkButton';
import { individualList } from './individual.queries';
import type { IndividualRow } from './individual.types';
import { FindDialog } from './list/FindDialog';
import { IndividualImport } from './list/IndividualImport';
import { useIndividualColumns } from './list/use-individual-columns';
import { useIndividualFilters } from './list/use-individual-filters';

const rowLink = (row: IndividualRow) =>
  ({ to: '/individuals/$individualId', params: { individualId: row.id } }) as const;

/** The register of wage seekers. */
export function IndividualListPage() {
  const { t } = useTranslation('individuals');
  const { masters } = useMasters();
  return (
    <ListPage
      source={individualList}
      title={t('common:nav.individuals')}
      searchLabel={t('list.search')}
      columns={useIndividualColumns(masters)}
      filters={useIndividualFilters(masters)}
      rowKey={(row) => row.id}
      rowLink={rowLink}
      actions={<Actions />}
      empty={(isFiltered) =>
        isFiltered ? (
          <EmptyState icon={IconUsers} title={t('list.noHits')} hint={t('list.noHitsHint')} />
        ) : (
          <EmptyState
            icon={IconUsers}
            title={t('list.empty')}
            hint={t('list.emptyHint')}
            action={<AddButton />}
          />
        )
      }
      exportLimit={Number(masters.setting('list.export_limit'))}
    />
  );
}

function Actions() {
  const { t } = useTranslation('individuals');
  const { tenant } = useSession();
  const mayManage = useCan('individual:manage');
  const [opened, setOpened] = useState<'find' | 'import' | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconListSearch size={16} aria-hidden />}
        onClick={() => setOpened('find')}
      >
        {t('find.open')}
      </Button>
      {mayManage && tenant.organisation_id === null ? (
        <Button
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
          onClick={() => setOpened('import')}
        >
          {t('import.open')}
        </Button>
      ) : null}
      <AddButton />
      {opened === 'find' ? <FindDialog onClose={close} /> : null}
      {opened === 'import' ? <IndividualImport onClose={close} /> : null}
    </>
  );
}

function AddButton() {
  const { t } = useTranslation('individuals');
  if (!useCan('individual:manage')) return null;
  return (
    <LinkButton
      to="/individuals/$individualId/edit"
      params={{ individualId: 'new' }}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {t('list.add')}
    </LinkButton>
  );
}
