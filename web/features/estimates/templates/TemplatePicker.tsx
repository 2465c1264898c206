import { Badge, Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { EmptyState } from '~/ui/EmptyState';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { estimateQueries } from '../estimate.queries';
import type { EstimateForm } from '../estimate.schema';
import { useEstimateForm } from '../form/form-context';
import { applied } from './template-lines';
import type { TemplateRow } from './template.types';

interface TemplatePickerProps {
  /** Templates for this kind of project come first. */
  readonly projectType: string | null;
  readonly onTakeOver: (next: EstimateForm, count: number) => void;
}

/** Puts the lines of a template behind those of the form, without measurements. */
export function TemplatePicker({ projectType, onTakeOver }: TemplatePickerProps) {
  const { t } = useTranslation('estimates');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconTemplate size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('template.use')}
      </Button>
      {isOpen ? <Choices {...{ projectType, onTakeOver }} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Choices({
  projectType,
  onTakeOver,
  onClose,
}: TemplatePickerProps & { onClose: () => void }) {
  const { t } = useTranslation('estimates');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const { ofError } = useErrorText();
  const nameOf = useLocalName();
  const client = useQueryClient();
  const form = useEstimateForm();
  const query = useQuery(estimateQueries.templates(tenant.id));
  const [fault, setFault] = useState<unknown>(null);
  const take = async ({ id }: TemplateRow) => {
    try {
      const template = await client.query({
        ...estimateQueries.template(tenant.id, id),
        staleTime: 0,
      });
      const next = applied(form.getValues(), template);
      onTakeOver(next, template.lines.filter((line) => line.is_missing !== true).length);
      onClose();
    } catch (thrown) {
      setFault(thrown);
    }
  };
  const fits = (row: TemplateRow) =>
    row.project_type_code !== null && row.project_type_code === projectType;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('template.use')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Text size="sm" mb="sm">
        {t('template.useText')}
      </Text>
      {fault === null ? null : (
        <Text c="red" size="sm" role="alert">
          {ofError(fault)}
        </Text>
      )}
      <QueryBoundary
        query={query}
        isEmpty={(rows) => !rows.some(({ is_active: isActive }) => isActive)}
        empty={<EmptyState icon={IconTemplate} title={t('template.empty')} />}
      >
        {(rows) => (
          <Stack gap="xs">
            {rows
              .filter(({ is_active: isActive }) => isActive)
              .toSorted((a, b) => Number(fits(b)) - Number(fits(a)))
              .map((row) => (
                <UnstyledButton
                  key={row.id}
                  p="xs"
                  style={{
                    border: '1px solid var(--mantine-color-default-border)',
                    borderRadius: 8,
                  }}
                  onClick={() => void take(row)}
                >
                  <Group justify="space-between" gap="xs">
                    <Text size="sm" fw={600}>
                      {nameOf(row)}
                    </Text>
                    {fits(row) ? <Badge size="sm">{t('template.fits')}</Badge> : null}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {[
                      row.code,
                      masters.name('PROJECT_TYPE', row.project_type_code),
                      row.description,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </Text>
                </UnstyledButton>
              ))}
          </Stack>
        )}
      </QueryBoundary>
    </Modal>
  );
}
