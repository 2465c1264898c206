import { SimpleGrid, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import type { Choice } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import type { DiaryForm } from '../site.schema';

interface LabourFieldsProps {
  readonly control: Control<DiaryForm, unknown, DiaryForm>;
  readonly skills: readonly Choice[];
}

/** People at work, by skill: a row for each, men and women side by side. */
export function LabourFields({ control, skills }: LabourFieldsProps) {
  const { t } = useTranslation('site');
  const nameOf = useLocalName();
  return (
    <div role="group" aria-labelledby="diary-labour">
      <Text size="sm" fw={600} id="diary-labour" mb={4}>
        {t('diary.field.labour')}
      </Text>
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        {skills.map((skill, at) => (
          <Fragment key={skill.code}>
            {(['men', 'women'] as const).map((who) => (
              <TextField
                key={who}
                control={control}
                name={`labour.${at}.${who}`}
                label={t(`diary.${who}`, { skill: nameOf(skill) })}
                inputMode="numeric"
                autoComplete="off"
                maxLength={4}
              />
            ))}
          </Fragment>
        ))}
      </SimpleGrid>
    </div>
  );
}
