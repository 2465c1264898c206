import { ActionIcon, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import type { EstimateLine } from '../estimate.types';
import type { TemplateLine, TemplateLineDraft } from './template.types';

interface TemplateLinesProps {
  readonly lines: readonly TemplateLineDraft[];
  /** Lines whose words are known: what was loaded. */
  readonly known: readonly (TemplateLine | EstimateLine)[];
  readonly mayChange: boolean;
  readonly errorOf: (pointer: string) => string | undefined;
  readonly onChange: (lines: readonly TemplateLineDraft[]) => void;
}

/** The lines of a template in their order: schedule items by code, other lines in words, overheads. */
export function TemplateLines(props: TemplateLinesProps) {
  const { lines, known, mayChange, errorOf, onChange } = props;
  const { t } = useTranslation('estimates');
  const { masters } = useMasters();
  const change = (at: number, part: Partial<TemplateLineDraft>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const add = (line: TemplateLineDraft) => onChange([...lines, line]);
  const describe = (line: TemplateLineDraft) =>
    line.category === 'OVERHEAD'
      ? masters.overheadName(line.overhead_code)
      : (known.find(({ sor_code: code }) => code !== null && code === line.sor_code)?.description ??
        '');
  return (
    <section aria-labelledby="template-lines">
      <Title order={3} fz="md" id="template-lines" mb="xs">
        {t('template.lines', { count: lines.length })}
      </Title>
      <Stack gap="xs">
        {lines.map((line, index) => {
          const name = t('template.line', { number: index + 1 });
          const text = describe(line);
          return (
            <Group key={index} gap="xs" align="flex-start" wrap="nowrap">
              <div style={{ flex: 1, minWidth: 0 }}>
                {line.category === 'SOR' ? (
                  <TextInput
                    aria-label={`${name}: ${t('grid.code')}`}
                    placeholder={t('grid.code')}
                    readOnly={!mayChange}
                    value={line.sor_code ?? ''}
                    onChange={(event) =>
                      change(index, { sor_code: event.currentTarget.value.toUpperCase() })
                    }
                    error={errorOf(`/lines/${index}/sor_code`)}
                  />
                ) : line.category === 'NON_SOR' ? (
                  <TextInput
                    aria-label={`${name}: ${t('line.description')}`}
                    placeholder={t('line.description')}
                    readOnly={!mayChange}
                    value={line.description ?? ''}
                    onChange={(event) => change(index, { description: event.currentTarget.value })}
                    error={
                      errorOf(`/lines/${index}/description`) ??
                      errorOf(`/lines/${index}/unit_code`) ??
                      errorOf(`/lines/${index}/rate`)
                    }
                  />
                ) : null}
                {text === '' ? null : (
                  <Text size="xs" c="dimmed" lineClamp={1}>
                    {text}
                  </Text>
                )}
              </div>
              {line.category === 'OVERHEAD' ? null : (
                <TextInput
                  w={150}
                  aria-label={`${name}: ${t('line.section')}`}
                  placeholder={t('line.section')}
                  maxLength={100}
                  readOnly={!mayChange}
                  value={line.section}
                  onChange={(event) => change(index, { section: event.currentTarget.value })}
                />
              )}
              {mayChange ? (
                <>
                  <ActionIcon
                    variant="subtle"
                    size="lg"
                    disabled={index === 0}
                    aria-label={t('template.up', { line: name })}
                    onClick={() => {
                      const before = lines[index - 1];
                      if (before !== undefined)
                        onChange(lines.with(index - 1, line).with(index, before));
                    }}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    size="lg"
                    aria-label={t('template.remove', { line: name })}
                    onClick={() => onChange(lines.toSpliced(index, 1))}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </>
              ) : null}
            </Group>
          );
        })}
        {mayChange ? (
          <Group gap="xs">
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() =>
                add({ category: 'SOR', section: lines.at(-1)?.section ?? '', sor_code: '' })
              }
            >
              {t('grid.addItem')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => add({ category: 'NON_SOR', section: '', description: '' })}
            >
              {t('line.addNonSor')}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </section>
  );
}
