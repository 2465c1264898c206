import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PanelProps } from './editor.types';
import { NameFields, SlaFields } from './Fields';

/** What holds for the workflow as a whole. */
export function ServicePanel({ workflow, edit }: PanelProps) {
  const { t } = useTranslation('workflow-editor');
  return (
    <Stack gap="sm">
      <NameFields
        row={workflow}
        onChange={(patch) => edit({ type: 'service', patch }, 'service name')}
      />
      <SlaFields
        hours={workflow.sla_hours}
        onChange={(hours) => edit({ type: 'service', patch: { sla_hours: hours } }, 'service sla')}
      />
      <Checkbox
        label={t('field.is_maker_checker')}
        description={t('hint.is_maker_checker')}
        checked={workflow.is_maker_checker}
        onChange={({ currentTarget: { checked } }) =>
          edit({ type: 'service', patch: { is_maker_checker: checked } })
        }
      />
    </Stack>
  );
}
