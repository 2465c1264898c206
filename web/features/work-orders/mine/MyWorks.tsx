import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconContract } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { workOrderQueries } from '../work-order.queries';
import { WorkCard } from './WorkCard';

/** The works that were given to my organisation, those that wait for an answer first. Made for a phone. */
export function MyWorks() {
  const { t } = useTranslation('work-orders');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const query = useQuery(workOrderQueries.mine(tenant.id));
  return (
    <>
      <PageHeader title={t('mine.title')} />
      <QueryBoundary
        query={query}
        isEmpty={(works) => works.length === 0}
        empty={<EmptyState icon={IconContract} title={t('mine.empty')} hint={t('mine.hint')} />}
      >
        {(works) => (
          <SimpleGrid
            component="ul"
            cols={{ base: 1, sm: 2, xl: 3 }}
            spacing="md"
            m={0}
            p={0}
            style={{ listStyle: 'none' }}
          >
            {works.map((work) => (
              <WorkCard key={work.id} work={work} masters={masters} />
            ))}
          </SimpleGrid>
        )}
      </QueryBoundary>
    </>
  );
}
