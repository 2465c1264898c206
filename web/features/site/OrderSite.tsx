import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { DiarySection } from './diary/DiarySection';
import { IssueSection } from './issues/IssueSection';
import { PhotoMap } from './PhotoMap';
import { ProgressSection } from './progress/ProgressSection';
import { siteQueries } from './site.queries';
import type { Site } from './site.types';

/** The site of one work order, for its page: how far it is, what stands in the way, what happened each day, where. */
export function OrderSite({ orderId }: { readonly orderId: string }) {
  const { tenant } = useSession();
  const query = useQuery(siteQueries.ofOrder(tenant.id, orderId));
  return <QueryBoundary query={query}>{(site) => <Sections site={site} />}</QueryBoundary>;
}

function Sections({ site }: { readonly site: Site }) {
  const { t } = useTranslation('site');
  const mayWrite = site.side !== null && site.is_open;
  return (
    <Stack gap="md">
      {site.is_open ? null : (
        <Text size="sm" c="dimmed">
          {t('closed')}
        </Text>
      )}
      <ProgressSection {...{ site, mayWrite }} />
      <IssueSection {...{ site, mayWrite }} />
      <DiarySection {...{ site, mayWrite }} />
      <PhotoMap site={site} />
    </Stack>
  );
}
