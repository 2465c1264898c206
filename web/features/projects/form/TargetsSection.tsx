import { ActionIcon, Button, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { newTarget, type ProjectForm } from '../project.schema';
import classes from './form.module.css';
import type { SectionProps } from './form-types';

/** For whom, in numbers of people. */
export function TargetsSection({ control, masters }: SectionProps) {
  const { t } = useTranslation('projects');
  const rows = useFieldArray<ProjectForm, 'targets', 'key'>({
    control,
    name: 'targets',
    keyName: 'key',
  });
  return (
    <FormSection id="targets" title={t('section.targets')} hint={t('hint.targets')} columns={1}>
      <Stack gap="sm">
        <Group grow maw={480}>
          <SelectField
            control={control}
            name="target_demography_code"
            label={t('field.target_demography_code')}
            options={masters.list('TARGET_DEMOGRAPHY')}
          />
        </Group>
        {rows.fields.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('targets.none')}
          </Text>
        ) : null}
        {rows.fields.map((row, index) => (
          <div
            key={row.key}
            className={classes.target}
            role="group"
            aria-label={t('targets.row', { number: index + 1 })}
          >
            <SelectField
              control={control}
              name={`targets.${index}.beneficiary_type_code`}
              label={t('field.beneficiary_type_code')}
              options={masters.list('BENEFICIARY_TYPE')}
              isRequired
            />
            {(['baseline', 'target', 'total'] as const).map((field) => (
              <NumberField
                key={field}
                control={control}
                name={`targets.${index}.${field}`}
                label={t(`field.${field}`)}
                decimals={0}
              />
            ))}
            <Tooltip label={t('targets.remove')}>
              <ActionIcon
                aria-label={t('targets.removeRow', { number: index + 1 })}
                onClick={() => rows.remove(index)}
                className={classes.removeTarget}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => rows.append(newTarget())}
          >
            {t('targets.add')}
          </Button>
        </div>
      </Stack>
    </FormSection>
  );
}
