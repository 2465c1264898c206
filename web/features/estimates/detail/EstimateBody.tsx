import { Paper, Stack, Tabs } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters } from '~/features/masters';
import type { Estimate } from '../estimate.types';
import { AbstractTable } from './AbstractTable';
import { MeasurementSheet } from './MeasurementSheet';
import { PrintSignatures } from './PrintParts';
import { SanctionList } from './SanctionList';
import { useIsPrinting } from './use-is-printing';

/** The papers of an estimate: tabs on the screen, one after the other on paper. */
export function EstimateBody({ estimate }: { readonly estimate: Estimate }) {
  const { t } = useTranslation('estimates');
  const isPrinting = useIsPrinting();
  const { masters } = useMasters();
  const kindName = useMemo(
    () => (code: string) => masters.documentKindName('estimate', code),
    [masters],
  );
  return (
    <Stack gap={0} miw={0}>
      <Tabs defaultValue="abstract" keepMounted={false} className="no-print">
        <Tabs.List mb="md">
          <Tabs.Tab value="abstract">{t('tab.abstract')}</Tabs.Tab>
          <Tabs.Tab value="measurements">{t('tab.measurements')}</Tabs.Tab>
          <Tabs.Tab value="sanctions">
            {t('tab.sanctions', { count: estimate.sanctions.filter((s) => s.is_current).length })}
          </Tabs.Tab>
          <Tabs.Tab value="documents">
            {t('tab.documents', { count: estimate.documents.length })}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="abstract">
          <AbstractTable estimate={estimate} />
        </Tabs.Panel>
        <Tabs.Panel value="measurements">
          <MeasurementSheet estimate={estimate} />
        </Tabs.Panel>
        <Tabs.Panel value="sanctions">
          <SanctionList sanctions={estimate.sanctions} />
        </Tabs.Panel>
        <Tabs.Panel value="documents">
          <Paper p="md">
            <PaperFiles
              documents={estimate.documents}
              kindName={kindName}
              emptyTitle={t('documents.none')}
            />
          </Paper>
        </Tabs.Panel>
      </Tabs>
      {isPrinting ? (
        <>
          <AbstractTable estimate={estimate} />
          <MeasurementSheet estimate={estimate} />
          {estimate.sanctions.length === 0 ? null : <SanctionList sanctions={estimate.sanctions} />}
          <PrintSignatures />
        </>
      ) : null}
    </Stack>
  );
}
