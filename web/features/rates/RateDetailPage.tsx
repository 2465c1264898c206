import { Alert, Badge, Button, Group, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { IconInfoCircle, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useCan, useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { MoneyText } from '~/ui/MoneyText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { AnalysisView } from './detail/AnalysisView';
import { HeadsText } from './detail/HeadsText';
import { RateDialog } from './detail/RateDialog';
import { RateHistory } from './detail/RateHistory';
import { UsedIn } from './detail/UsedIn';
import { rateQueries } from './rate.queries';
import { RATE_TABS, type RateItemSearch, type RateTab } from './rate.search';
import type { SorDetail } from './rate.types';
import { useDescription } from './use-rate-words';

/** One item of the schedule: what it costs here, since when, why, and where it is used. */
export function RateDetailPage() {
  const { code = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(rateQueries.item(tenant.id, code));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(item) => <Detail item={item} />}</QueryBoundary>;
}

/** Whether the person may set rates here: the state's, or the agency's own. */
function useMaySetRates(): boolean {
  const { tenant } = useSession();
  const all = useCan('rate:manage');
  const own = useCan('rate:manage_local');
  return all || (own && tenant.id.includes('.'));
}

function Detail({ item }: { readonly item: SorDetail }) {
  const { t } = useTranslation('rates');
  const { masters } = useMasters();
  const { tenant } = useSession();
  const format = useFormat();
  const describe = useDescription();
  const navigate = useNavigate();
  const search: RateItemSearch = useSearch({ strict: false });
  const maySet = useMaySetRates();
  const [isSetting, setSetting] = useState(false);
  const isLocal = tenant.id.includes('.');
  const tabs = RATE_TABS.filter((tab) => tab !== 'analysis' || item.sor_type === 'W');
  const unit = `${format.quantity(item.quantity)} ${masters.unitName(item.unit_code) || item.unit_code}`;
  return (
    <>
      <PageHeader
        title={describe(item)}
        number={item.code}
        crumbs={[{ label: t('common:nav.rates'), link: { to: '/rates' } }]}
        badges={
          <Group gap={6}>
            <Badge color="gray">{t(`type.${item.sor_type}`)}</Badge>
            {item.is_active ? null : <Badge color="red">{t('ended')}</Badge>}
            {item.is_sample ? <Badge color="saffron">{t('sample')}</Badge> : null}
          </Group>
        }
        meta={
          <>
            {item.rate === null ? (
              <Text span fw={700}>
                {t('undecided')}
              </Text>
            ) : (
              <Text span>
                <MoneyText value={item.rate.rate} fw={700} />
                {` / ${unit}`}
              </Text>
            )}
            <Text span size="sm">
              {[item.chapter, item.sub_type, item.variant === 'NA' ? null : item.variant]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </>
        }
        actions={
          maySet && item.is_active ? (
            <Button
              leftSection={<IconPencil size={16} aria-hidden />}
              onClick={() => setSetting(true)}
            >
              {t(isLocal ? 'rate.setLocal' : 'rate.set')}
            </Button>
          ) : null
        }
      />
      {item.rate === null ? (
        <Alert color="yellow" mb="sm" icon={<IconInfoCircle aria-hidden />}>
          {t('undecidedHint')}
        </Alert>
      ) : (
        <HeadsText heads={item.rate.heads} />
      )}
      <Tabs
        value={search.tab ?? 'rates'}
        onChange={(tab) =>
          void navigate({
            to: '.',
            search: (tab === 'rates' ? {} : { tab: tab as RateTab }) as never,
            replace: true,
          })
        }
        mt="sm"
        keepMounted={false}
      >
        <Tabs.List mb="sm">
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="rates">
          <RateHistory item={item} maySet={maySet} />
        </Tabs.Panel>
        <Tabs.Panel value="analysis">
          <AnalysisView item={item} />
        </Tabs.Panel>
        <Tabs.Panel value="used">
          <UsedIn item={item} />
        </Tabs.Panel>
      </Tabs>
      {isSetting ? <RateDialog item={item} onClose={() => setSetting(false)} /> : null}
    </>
  );
}
