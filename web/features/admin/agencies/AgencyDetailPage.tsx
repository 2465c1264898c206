import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '~/i18n/languages';
import { useLocalName } from '~/i18n/local-name';
import { useEveryFont } from '~/i18n/use-every-font';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { PageHeader } from '~/ui/PageHeader';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { StatusBadge } from '~/ui/StatusBadge';
import { localText, OTHER_LANGUAGES } from '../masters/master-values';
import { MasterCell } from '../masters/MasterCell';
import classes from './agencies.module.css';
import { AGENCY } from './agency-fields';
import { fromAgencyParam, inTreeOrder, toAgencyParam } from './agency-tree';
import { agencyQueries } from './agency.queries';
import type { Agency } from './agency.types';
import { AgencyForm } from './AgencyForm';
import { SwitchAgency, UseList } from './SwitchAgency';
import { useAgencyRights } from './use-agency-rights';

/** An agency: its facts, those below it, and what is in use there. */
export function AgencyDetailPage() {
  const { agencyId = '' } = useParams({ strict: false });
  const query = useQuery(agencyQueries.list());
  return (
    <QueryBoundary query={query}>
      {(agencies) => {
        const agency = agencies.find(({ id }) => id === fromAgencyParam(agencyId));
        if (agency === undefined) return <ErrorPage kind="missing" />;
        const below = inTreeOrder(agencies.filter(({ parent_id: above }) => above === agency.id));
        return <Detail key={agency.id} agency={agency} below={below} />;
      }}
    </QueryBoundary>
  );
}

interface DetailProps {
  readonly agency: Agency;
  readonly below: readonly Agency[];
}

function Detail({ agency, below }: DetailProps) {
  const { t } = useTranslation('agencies');
  const nameOf = useLocalName();
  const { mayManage } = useAgencyRights();
  const navigate = useNavigate();
  useEveryFont();
  const [form, setForm] = useState<'change' | 'add' | null>(null);
  const state = agency.is_active ? 'ACTIVE' : 'INACTIVE';
  const isManaged = mayManage(agency.id);
  return (
    <>
      <PageHeader
        title={nameOf(agency)}
        number={agency.id}
        badges={<StatusBadge state={state} label={t(`statuses.${state}`)} />}
        crumbs={[
          { label: t('common:nav.administration'), link: { to: '/administration' } },
          { label: t('title'), link: { to: '/administration/agencies' } },
          { label: nameOf(agency) },
        ]}
        actions={
          <>
            {mayManage(agency.parent_id) ? <SwitchAgency agency={agency} /> : null}
            {isManaged && agency.is_active ? (
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden />}
                onClick={() => setForm('add')}
              >
                {t('add')}
              </Button>
            ) : null}
            {isManaged ? (
              <Button
                leftSection={<IconPencil size={16} aria-hidden />}
                onClick={() => setForm('change')}
              >
                {t('form.change')}
              </Button>
            ) : null}
          </>
        }
      />
      <div className={classes.columns}>
        <Facts agency={agency} />
        <Stack component="aside" aria-label={t('below')}>
          <Below agencies={below} />
          {isManaged ? <Use id={agency.id} /> : null}
          <ElsewhereLinks id={agency.id} />
        </Stack>
      </div>
      {form === null ? null : (
        <AgencyForm
          parent={form === 'add' ? { id: agency.id, name: nameOf(agency) } : null}
          agency={form === 'add' ? null : agency}
          onClose={() => setForm(null)}
          onSaved={(id) =>
            void navigate({
              to: '/administration/agencies/$agencyId',
              params: { agencyId: toAgencyParam(id) },
            })
          }
        />
      )}
    </>
  );
}

/** Pages of the agency itself: one works there while one looks at them. */
function ElsewhereLinks({ id }: { readonly id: string }) {
  const { t } = useTranslation('agencies');
  const { tenants, switchTenant } = useSession();
  const access = tenants.find((each) => each.id === id);
  const go = () => switchTenant(id);
  return (
    <Stack gap={6}>
      {access?.permissions.includes('boundary:manage') === true ? (
        <LinkText to="/administration/boundaries" size="sm" onClick={go}>
          {t('wards')}
        </LinkText>
      ) : null}
      {access?.permissions.includes('audit:read') === true ? (
        <LinkText
          to="/administration/audit"
          search={{ table: ['tenants'], key: JSON.stringify({ id }) }}
          size="sm"
          onClick={go}
        >
          {t('audit')}
        </LinkText>
      ) : null}
    </Stack>
  );
}

function Facts({ agency }: { readonly agency: Agency }) {
  const { t } = useTranslation('agencies');
  return (
    <Paper component="section" p="md" aria-label={t('facts')}>
      <KeyValueGrid
        items={AGENCY.fields.flatMap((field) => [
          {
            label: t(`masters:fields.${field.name}`),
            value: <MasterCell field={field} row={agency} />,
          },
          ...(field.isNamed === true
            ? LANGUAGES.filter(({ code }) => OTHER_LANGUAGES.some((other) => other === code)).map(
                ({ code, name, tag }) => ({
                  label: name,
                  value: <span lang={tag}>{localText(AGENCY, agency, code)}</span>,
                }),
              )
            : []),
        ])}
      />
    </Paper>
  );
}

function Below({ agencies }: { readonly agencies: readonly Agency[] }) {
  const { t } = useTranslation('agencies');
  const nameOf = useLocalName();
  return (
    <Paper component="section" p="md" aria-labelledby="agencies-below">
      <Title order={2} fz="md" mb="xs" id="agencies-below">
        {t('below')}
      </Title>
      {agencies.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('noneBelow')}
        </Text>
      ) : (
        <ul className={classes.plain}>
          {agencies.map((each) => (
            <li key={each.id}>
              <Group gap="xs">
                <LinkText
                  to="/administration/agencies/$agencyId"
                  params={{ agencyId: toAgencyParam(each.id) }}
                  size="sm"
                >
                  {nameOf(each)}
                </LinkText>
                {each.is_active ? null : (
                  <StatusBadge state="INACTIVE" label={t('statuses.INACTIVE')} size="sm" />
                )}
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}

function Use({ id }: { readonly id: string }) {
  const { t } = useTranslation('agencies');
  const query = useQuery(agencyQueries.use(id));
  return (
    <Paper component="section" p="md" aria-labelledby="agency-use">
      <Title order={2} fz="md" mb="xs" id="agency-use">
        {t('inUse')}
      </Title>
      <QueryBoundary query={query}>{(counts) => <UseList counts={counts} />}</QueryBoundary>
    </Paper>
  );
}
