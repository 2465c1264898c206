import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { MoneyText } from '~/ui/MoneyText';
import type { AnalysisResult } from '../rate.types';
import { HeadsText } from './HeadsText';

interface AnalysisPreviewProps {
  readonly result: AnalysisResult | undefined;
  /** Something was typed since. */
  readonly isStale: boolean;
}

/** What an analysis gives: heads, the rate, and how far it is from the present one. */
export function AnalysisPreview({ result, isStale }: AnalysisPreviewProps) {
  const { t } = useTranslation('rates');
  const format = useFormat();
  if (result === undefined) return null;
  return (
    <Paper withBorder p="sm" role="status" opacity={isStale ? 0.6 : 1}>
      {result.rate === undefined ? (
        <Text size="sm">{t('preview.undecided', { codes: result.missing.join(', ') })}</Text>
      ) : (
        <>
          <Group gap="xl" mb="xs">
            <Fact label={t('preview.rate')}>
              <MoneyText value={result.rate} fw={700} />
            </Fact>
            <Fact label={t('preview.present')}>
              <MoneyText value={result.present} />
            </Fact>
            <Fact label={t('preview.difference')}>
              <Text span className="tabular">
                {result.is_same ? t('preview.same') : format.money(result.difference)}
              </Text>
            </Fact>
            <Fact label={t('preview.cess', { percent: format.percent(result.cess_percent) })}>
              <MoneyText value={result.cess} />
            </Fact>
          </Group>
          <HeadsText heads={result.heads ?? {}} />
        </>
      )}
    </Paper>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      {children}
    </div>
  );
}
