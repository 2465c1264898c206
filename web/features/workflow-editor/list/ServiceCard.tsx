import { Badge, Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { LinkText } from '~/ui/LinkText';
import { useDraftWorkflow, useRetireWorkflow } from '../workflow-editor.mutations';
import type { ListedWorkflow } from '../workflow-editor.types';

/** One service: what is in force, its versions, what is in flight under each, and the ways to change it. */
export function ServiceCard({ versions }: { readonly versions: readonly ListedWorkflow[] }) {
  const { t } = useTranslation('workflow-editor');
  const { tenant } = useSession();
  const mayManage = useCan('workflow:manage');
  const navigate = useNavigate();
  const nameOf = useLocalName();
  const format = useFormat();
  const begin = useDraftWorkflow();
  const inForce = versions.find((each) => each.is_in_force);
  const first = inForce ?? versions[0];
  if (first === undefined) return null;
  const draft = versions.find(({ status }) => status === 'DRAFT');
  const isOwn = inForce?.tenant_id === tenant.id;
  const open = (serviceId: string) =>
    navigate({ to: '/administration/workflows/$serviceId', params: { serviceId } });
  const change = () =>
    draft === undefined
      ? begin.mutate({ code: first.code }, { onSuccess: ({ id }) => void open(id) })
      : void open(draft.id);
  return (
    <Paper component="section" p="md" aria-label={nameOf(first)}>
      <Group justify="space-between" align="flex-start" mb="sm">
        <div>
          <Title order={2} fz="lg">
            {nameOf(first)}
          </Title>
          <Text size="sm" c="dimmed">
            {isOwn
              ? t('list.own')
              : t('list.inherited', {
                  agency: nameOf({
                    name: first.tenant_name,
                    local_names: first.tenant_local_names,
                  }),
                })}
          </Text>
        </div>
        {mayManage ? (
          <Group gap="xs">
            {isOwn && tenant.id.includes('.') ? <GoBack id={inForce.id} /> : null}
            <Button loading={begin.isPending} onClick={change}>
              {t(draft === undefined ? 'list.change' : 'list.continue')}
            </Button>
          </Group>
        ) : null}
      </Group>
      {begin.error === null ? null : <ErrorBlock error={begin.error} />}
      <Table.ScrollContainer minWidth={520}>
        <Table aria-label={t('list.versions', { name: nameOf(first) })}>
          <Table.Thead>
            <Table.Tr>
              {(['version', 'state', 'published', 'inFlight'] as const).map((column) => (
                <Table.Th key={column}>{t(`list.column.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map((each) => (
              <Table.Tr key={each.id}>
                <Table.Td>
                  <LinkText
                    size="sm"
                    to="/administration/workflows/$serviceId"
                    params={{ serviceId: each.id }}
                  >
                    {nameOf({ name: each.tenant_name, local_names: each.tenant_local_names })} ·{' '}
                    {t('version', { version: each.version })}
                  </LinkText>
                </Table.Td>
                <Table.Td>
                  <Badge
                    color={
                      each.is_in_force ? 'green' : each.status === 'DRAFT' ? 'saffron' : 'gray'
                    }
                  >
                    {t(each.is_in_force ? 'list.inForce' : `state.${each.status}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">
                    {each.published_at === null ? '–' : format.dateTime(each.published_at)}
                    {each.published_by_name === null ? '' : ` · ${each.published_by_name}`}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">
                    {each.in_flight.length === 0
                      ? t('list.noneInFlight')
                      : each.in_flight.map((row) => `${nameOf(row)}: ${row.count}`).join(' · ')}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function GoBack({ id }: { readonly id: string }) {
  const { t } = useTranslation('workflow-editor');
  const [isOpen, setIsOpen] = useState(false);
  const retire = useRetireWorkflow();
  return (
    <>
      <Button variant="default" onClick={() => setIsOpen(true)}>
        {t('list.goBack')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title={t('list.goBack')}
        confirmLabel={t('list.goBack')}
        isBusy={retire.isPending}
        error={retire.error}
        onConfirm={() => retire.mutate(id, { onSuccess: () => setIsOpen(false) })}
        onClose={() => setIsOpen(false)}
      >
        {t('list.goBackText')}
      </ConfirmDialog>
    </>
  );
}
