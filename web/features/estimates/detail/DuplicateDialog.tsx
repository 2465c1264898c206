import { Alert, Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { LinkButton } from '~/ui/LinkButton';
import { useDuplicateEstimate } from '../estimate.mutations';
import { estimateQueries } from '../estimate.queries';
import type { Estimate } from '../estimate.types';

interface DuplicateDialogProps {
  readonly estimate: Estimate;
  readonly onClose: () => void;
}

/** A draft for another project with the lines of this estimate, at the rates of today. */
export function DuplicateDialog({ estimate, onClose }: DuplicateDialogProps) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), 200);
  const projects = useQuery(estimateQueries.freeProjects(tenant.id, words));
  const [project, setProject] = useState<string | null>(null);
  const [withMeasurements, setWithMeasurements] = useState(false);
  const duplicate = useDuplicateEstimate();
  const made = duplicate.data;
  const open = (id: string) =>
    void navigate({ to: '/estimates/$estimateId/edit', params: { estimateId: id } });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('duplicate.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('duplicate.text')}</Text>
        {made === undefined ? (
          <>
            <Select
              label={t('duplicate.project')}
              description={t('duplicate.projectHint')}
              searchable
              searchValue={typed}
              onSearchChange={setTyped}
              filter={({ options }) => options}
              value={project}
              onChange={setProject}
              data={(projects.data?.rows ?? []).map((row) => ({
                value: row.id,
                label: [row.number, row.name].filter(Boolean).join(' · '),
              }))}
              nothingFoundMessage={t(
                projects.isFetching ? 'common:state.loading' : 'common:state.nothingFound',
              )}
            />
            <Checkbox
              label={t('duplicate.measurements')}
              checked={withMeasurements}
              onChange={(event) => setWithMeasurements(event.currentTarget.checked)}
            />
            {duplicate.error === null ? null : <ErrorBlock error={duplicate.error} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('common:action.cancel')}
              </Button>
              <Button
                disabled={project === null}
                loading={duplicate.isPending}
                onClick={() =>
                  project === null
                    ? undefined
                    : duplicate.mutate(
                        { estimateId: estimate.id, projectId: project, withMeasurements },
                        {
                          onSuccess: ({ id, dropped }) => {
                            if (dropped.length === 0) open(id);
                          },
                        },
                      )
                }
              >
                {t('duplicate.make')}
              </Button>
            </Group>
          </>
        ) : (
          <>
            <Alert color="yellow" title={t('duplicate.dropped', { count: made.dropped.length })}>
              {made.dropped.join(', ')}
            </Alert>
            <Group justify="flex-end">
              <LinkButton to="/estimates/$estimateId/edit" params={{ estimateId: made.id }}>
                {t('duplicate.open')}
              </LinkButton>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
