import { Paper, SegmentedControl, Select, SimpleGrid, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useCan, useSession } from '~/session/use-session';
import { employeeQueries } from '../employee.queries';
import type { AccessSearch } from '../employee.search';
import { usePermissionName } from '../use-permission-name';

const TYPING_PAUSE_MS = 300;

/** Who, and what: a permission, or an action on a paper. The question stands in the address. */
export function AccessQuestion({ search }: { readonly search: AccessSearch }) {
  const { t } = useTranslation('employees');
  const navigate = useNavigate();
  const asksOthers = useCan('membership:read');
  const [about, setAbout] = useState(search.paper === undefined ? 'permission' : 'paper');
  const ask = (next: AccessSearch) =>
    void navigate({ to: '/administration/access', search: next, replace: true });
  const who = search.person === undefined ? {} : { person: search.person };
  return (
    <Paper component="section" p="md" mb="md" aria-label={t('access.question')}>
      <Stack gap="sm">
        <SegmentedControl
          aria-label={t('access.about')}
          value={about}
          onChange={(next) => {
            setAbout(next);
            ask(who);
          }}
          data={[
            { value: 'permission', label: t('access.permission') },
            { value: 'paper', label: t('access.paper') },
          ]}
          style={{ alignSelf: 'flex-start' }}
        />
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
          {asksOthers ? (
            <PersonSelect
              person={search.person}
              onPick={({ person: _before, ...rest }, id) =>
                ask(id === null ? rest : { ...rest, person: id })
              }
              search={search}
            />
          ) : null}
          {about === 'permission' ? (
            <PermissionSelect
              permission={search.permission}
              onPick={(permission) => ask(permission === null ? who : { ...who, permission })}
            />
          ) : (
            <PaperSelects search={search} onPick={(paper) => ask({ ...who, ...paper })} />
          )}
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

interface PersonSelectProps {
  readonly person: string | undefined;
  readonly search: AccessSearch;
  readonly onPick: (search: AccessSearch, id: string | null) => void;
}

function PersonSelect({ person, search, onPick }: PersonSelectProps) {
  const { t } = useTranslation('employees');
  const { tenant, user } = useSession();
  const { data: members } = useQuery(employeeQueries.members(tenant.id, ''));
  return (
    <Select
      label={t('access.person')}
      data={(members ?? []).map(({ user_id, name, email }) => ({
        value: user_id,
        label: email === null ? name : `${name} · ${email}`,
      }))}
      value={person ?? user.id}
      onChange={(id) => onPick(search, id)}
      searchable
      allowDeselect={false}
      nothingFoundMessage={t('common:state.nothingFound')}
    />
  );
}

interface PermissionSelectProps {
  readonly permission: string | undefined;
  readonly onPick: (permission: string | null) => void;
}

function PermissionSelect({ permission, onPick }: PermissionSelectProps) {
  const { t } = useTranslation('employees');
  const permissionName = usePermissionName();
  const { data: permissions } = useQuery(employeeQueries.permissions());
  return (
    <Select
      label={t('access.permission')}
      data={(permissions ?? []).map(({ code }) => ({ value: code, label: permissionName(code) }))}
      value={permission ?? null}
      onChange={onPick}
      searchable
      placeholder={t('common:form.choose')}
      nothingFoundMessage={t('common:state.nothingFound')}
    />
  );
}

interface PaperSelectsProps {
  readonly search: AccessSearch;
  readonly onPick: (paper: Pick<AccessSearch, 'type' | 'paper' | 'action'>) => void;
}

function PaperSelects({ search, onPick }: PaperSelectsProps) {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed, TYPING_PAUSE_MS);
  const { data: papers } = useQuery(
    employeeQueries.explainable(tenant.id, words === '' ? (search.paper ?? '') : words),
  );
  const paper = papers?.find(({ document_id }) => document_id === search.paper);
  return (
    <>
      <Select
        label={t('access.paper')}
        description={t('access.paperHint')}
        data={(papers ?? []).map(({ document_id, number, title }) => ({
          value: document_id,
          label: number === null ? title : `${number} · ${title}`,
        }))}
        value={search.paper ?? null}
        onChange={(id) => {
          const chosen = papers?.find(({ document_id }) => document_id === id);
          onPick(
            chosen === undefined ? {} : { type: chosen.document_type, paper: chosen.document_id },
          );
        }}
        onSearchChange={setTyped}
        filter={({ options }) => options}
        searchable
        nothingFoundMessage={t('common:state.nothingFound')}
      />
      <Select
        label={t('access.action')}
        data={(paper?.actions ?? []).map((action) => ({
          value: action.action,
          label: nameOf(action),
        }))}
        value={search.action ?? null}
        onChange={(action) => {
          if (paper === undefined) return;
          onPick({
            type: paper.document_type,
            paper: paper.document_id,
            ...(action === null ? {} : { action }),
          });
        }}
        disabled={paper === undefined}
        searchable
      />
    </>
  );
}
