import { Alert, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BankAccountsPanel } from '~/features/bank-accounts';
import { useMasters, type MasterLookup } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { asApiError } from '~/lib/api-error';
import { useCan, useSession } from '~/session/use-session';
import { AuditLink } from '~/ui/AuditLink';
import { DateText } from '~/ui/DateText';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkButton } from '~/ui/LinkButton';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { ContactsCard } from './detail/ContactsCard';
import { FunctionsTable } from './detail/FunctionsTable';
import { StatusActions } from './detail/StatusActions';
import { organisationQueries } from './organisation.queries';
import type { Organisation } from './organisation.types';
import { OrganisationStatus } from './OrganisationStatus';

/** An organisation: what it may be given, its people with their logins, and whether it may be given work today. */
export function OrganisationDetailPage() {
  const { organisationId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(organisationQueries.detail(tenant.id, organisationId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(row) => <Detail organisation={row} />}</QueryBoundary>;
}

function Detail({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const mayManage = useCan('organisation:manage');
  const seesAudit = useCan('audit:read');
  const seesOrders = useCan('work_order:read');
  const { status } = organisation;
  return (
    <>
      <PageHeader
        title={nameOf(organisation)}
        number={organisation.number}
        badges={<OrganisationStatus status={status} />}
        crumbs={[
          { label: t('common:nav.organisations'), link: { to: '/organisations' } },
          { label: organisation.number ?? nameOf(organisation) },
        ]}
        meta={
          <Text span size="sm">
            {masters.name('ORGANISATION_TYPE', organisation.type_code)}
          </Text>
        }
        actions={
          mayManage ? (
            <>
              <StatusActions organisation={organisation} />
              <LinkButton
                variant="light"
                leftSection={<IconPencil size={16} aria-hidden />}
                to="/organisations/$organisationId/edit"
                params={{ organisationId: organisation.id }}
              >
                {t('edit')}
              </LinkButton>
            </>
          ) : null
        }
      />
      {status === 'ACTIVE' ? null : <StatusAlert organisation={organisation} />}
      <Stack gap="md">
        <Facts organisation={organisation} masters={masters} />
        <FunctionsTable rows={organisation.functions} masters={masters} />
        <ContactsCard organisation={organisation} />
        <BankAccountsPanel
          owner={{ type: 'ORGANISATION', id: organisation.id }}
          holder={organisation.name.slice(0, 64)}
        />
        <Group gap="md">
          {seesOrders ? (
            <LinkText
              to="/work-orders"
              search={{ organisation: organisation.id } as never}
              size="sm"
            >
              {t('toOrders')}
            </LinkText>
          ) : null}
          {seesAudit ? <AuditLink table="organisations" rowKey={{ id: organisation.id }} /> : null}
        </Group>
      </Stack>
    </>
  );
}

function StatusAlert({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  const isDebarred = organisation.status === 'DEBARRED';
  return (
    <Alert
      color={isDebarred ? 'red' : 'gray'}
      mb="md"
      title={t(isDebarred ? 'alert.debarred' : 'alert.inactive')}
    >
      {organisation.debarment_reason ?? organisation.status_reason}
      {isDebarred ? (
        <Text size="sm" mt={4}>
          <DateText value={organisation.debarred_from} />
          {' – '}
          {organisation.debarred_until === null ? (
            t('alert.open')
          ) : (
            <DateText value={organisation.debarred_until} />
          )}
        </Text>
      ) : null}
    </Alert>
  );
}

interface FactsProps {
  readonly organisation: Organisation;
  readonly masters: MasterLookup;
}

function Facts({ organisation, masters }: FactsProps) {
  const { t } = useTranslation('organisations');
  return (
    <Paper component="section" p="md" aria-label={t('section.facts')}>
      <Title order={2} fz="md" mb="sm">
        {t('section.facts')}
      </Title>
      <KeyValueGrid
        items={[
          { label: t('field.registration_number'), value: organisation.registration_number },
          {
            label: t('field.registered_on'),
            value: <DateText value={organisation.registered_on} />,
          },
          { label: t('field.member_count'), value: organisation.member_count },
          { label: t('field.valid_from'), value: <DateText value={organisation.valid_from} /> },
          {
            label: t('field.valid_to'),
            value:
              organisation.valid_to === null ? (
                t('open')
              ) : (
                <DateText value={organisation.valid_to} />
              ),
          },
          { label: t('field.pan'), value: organisation.pan },
          { label: t('field.gstin'), value: organisation.gstin },
          { label: t('field.place'), value: masters.place(organisation) },
          { label: t('field.mobile'), value: organisation.mobile },
          { label: t('field.email'), value: organisation.email },
          { label: t('field.address'), value: organisation.address, isWide: true },
          ...(organisation.description === null
            ? []
            : [{ label: t('field.description'), value: organisation.description, isWide: true }]),
        ]}
      />
    </Paper>
  );
}
