import { Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { TableSkeleton } from '~/ui/table/TableSkeleton';
import { BOUNDARIES } from '../masters/master-kinds';
import type { MasterListSearch } from '../masters/master-rows.search';
import { MasterActions } from '../masters/MasterActions';
import { MasterDrawer } from '../masters/MasterDrawer';
import { MasterForm } from '../masters/MasterForm';
import { pruned, treeOf } from './boundary-tree';
import { boundaryQueries } from './boundary.queries';
import type { BoundaryNode, BoundaryRow } from './boundary.types';
import { BoundaryBranch } from './BoundaryBranch';
import { EndBoundary } from './EndBoundary';

const KIND_BELOW = { CITY: 'WARD', WARD: 'LOCALITY', LOCALITY: 'LOCALITY' } as const;
const WHOLE_LIST: MasterListSearch = {};

/** The form of a new ward or locality, which begins below the node it was asked for. */
const kindBelow = (above: BoundaryNode) => ({
  ...BOUNDARIES,
  fields: BOUNDARIES.fields.map((field) =>
    field.name === 'kind'
      ? { ...field, initial: KIND_BELOW[above.kind] }
      : field.name === 'parent_code'
        ? { ...field, initial: above.code }
        : field,
  ),
});

/** Where works are: the city, its wards, their localities; those that have ended stay readable. */
export function BoundaryPage() {
  const { t } = useTranslation('agencies');
  const { tenant } = useSession();
  const mayManage = useCan('boundary:manage');
  const search: MasterListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useQuery(boundaryQueries.tree(tenant.id));
  const [words, setWords] = useState('');
  const [above, setAbove] = useState<BoundaryNode | null>(null);
  const [ending, setEnding] = useState<BoundaryRow | null>(null);
  const tree = useMemo(() => treeOf(query.data ?? []), [query.data]);
  const title = t('boundaries.title');
  const newKind = useMemo(() => (above === null ? null : kindBelow(above)), [above]);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: title },
        ]}
        meta={
          <Text span size="sm">
            {t('boundaries.hint')}
          </Text>
        }
        actions={<MasterActions kind={BOUNDARIES} title={title} search={WHOLE_LIST} />}
      />
      <TextInput
        type="search"
        label={t('masters:search')}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        leftSection={<IconSearch size={16} aria-hidden />}
        maw={320}
        mb="sm"
      />
      <QueryBoundary
        query={query}
        skeleton={<TableSkeleton />}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState title={t('boundaries.empty')} hint={t('boundaries.emptyHint')} />}
      >
        {() => (
          <BoundaryBranch
            nodes={pruned(tree, words)}
            isOpen={words.trim() !== ''}
            label={title}
            onAdd={mayManage ? setAbove : undefined}
            onEnd={mayManage ? setEnding : undefined}
          />
        )}
      </QueryBoundary>
      {newKind === null ? null : (
        <MasterForm kind={newKind} task={{ do: 'add' }} onClose={() => setAbove(null)} />
      )}
      {ending === null ? null : <EndBoundary boundary={ending} onClose={() => setEnding(null)} />}
      {search.open === undefined ? null : (
        <MasterDrawer
          kind={BOUNDARIES}
          openKey={search.open}
          onClose={() =>
            void navigate({ to: '/administration/boundaries', search: {}, resetScroll: false })
          }
        />
      )}
    </>
  );
}
