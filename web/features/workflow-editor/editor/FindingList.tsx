import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Check, Finding, Place } from '../workflow-editor.types';
import type { Names } from './use-names';

interface FindingListProps {
  readonly check: Check;
  readonly names: Names;
  readonly onLook: (place: Place) => void;
}

/** What the check found, each with its place and a way there. */
export function FindingList({ check, names, onLook }: FindingListProps) {
  const { t } = useTranslation('workflow-editor');
  const rows = [
    ...check.faults.map((finding) => ({ finding, isFault: true })),
    ...check.warnings.map((finding) => ({ finding, isFault: false })),
  ];
  return (
    <Paper component="section" p="md" aria-label={t('findings.title')}>
      <Title order={2} fz="md" mb="xs">
        {t('findings.title')}
      </Title>
      <div role="status">
        {rows.length === 0 ? (
          <Group gap={6} wrap="nowrap">
            <IconCircleCheck size={16} color="var(--mantine-color-green-6)" aria-hidden />
            <Text size="sm">{t('findings.none')}</Text>
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t('findings.count', {
              faults: check.faults.length,
              warnings: check.warnings.length,
            })}
          </Text>
        )}
      </div>
      <Stack component="ul" gap={6} m={0} mt="xs" p={0} style={{ listStyle: 'none' }}>
        {rows.map(({ finding, isFault }) => (
          <Group
            component="li"
            key={JSON.stringify(finding)}
            gap={6}
            wrap="nowrap"
            align="flex-start"
          >
            {isFault ? (
              <IconCircleX
                size={16}
                color="var(--mantine-color-error)"
                aria-label={t('findings.fault')}
                role="img"
                style={{ flexShrink: 0, marginTop: 2 }}
              />
            ) : (
              <IconAlertTriangle
                size={16}
                color="var(--mantine-color-saffron-6)"
                aria-label={t('findings.warning')}
                role="img"
                style={{ flexShrink: 0, marginTop: 2 }}
              />
            )}
            <div>
              {finding.state === undefined ? null : (
                <Button
                  variant="transparent"
                  size="compact-xs"
                  p={0}
                  onClick={() => onLook(placeOf(finding))}
                >
                  {whereOf(finding, names)}
                </Button>
              )}
              <Text size="sm">
                {t(`errors:${finding.code}`)} {subjectOf(finding, names)}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
    </Paper>
  );
}

const placeOf = ({ state = '', action }: Finding): Place =>
  action === undefined ? { state } : { state, action };

function whereOf({ state = '', action }: Finding, names: Names): string {
  return action === undefined
    ? names.state(state)
    : `${names.state(state)} · ${names.action(state, action)}`;
}

/** The role, effect or kind that it is about, in brackets. */
function subjectOf({ role, effect, kind, after }: Finding, names: Names): string {
  const subject =
    role !== undefined
      ? names.role(role)
      : effect !== undefined
        ? names.effect(effect)
        : kind === undefined
          ? ''
          : names.kind(kind);
  if (subject === '') return '';
  return after === undefined ? `(${subject})` : `(${subject} ← ${names.effect(after)})`;
}
