import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconTruck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '~/session/use-session';
import { LinkButton } from '~/ui/LinkButton';
import { AnalysisImport } from '../sheet/AnalysisImport';
import { useAnalysisExport } from '../sheet/use-analysis-sheet';

/** Ways on from the registry: leads, revisions, spreadsheets. */
export function RateActions() {
  const { t } = useTranslation('rates');
  const manages = useCan('rate:manage');
  const [isImporting, setImporting] = useState(false);
  const { exportRows, isBusy } = useAnalysisExport();
  return (
    <>
      <LinkButton
        variant="default"
        to="/rates"
        search={{ show: 'leads' }}
        leftSection={<IconTruck size={16} aria-hidden />}
      >
        {t('leads.title')}
      </LinkButton>
      <LinkButton variant="default" to="/rates" search={{ show: 'revisions' }}>
        {t('revisions.title')}
      </LinkButton>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            loading={isBusy}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            {t('sheet.menu')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void exportRows()}>{t('sheet.exportAnalyses')}</Menu.Item>
          {manages ? (
            <Menu.Item onClick={() => setImporting(true)}>{t('sheet.importAnalyses')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {manages ? (
        <>
          <LinkButton
            variant="default"
            to="/administration/masters/$kind"
            params={{ kind: 'sor-items' }}
          >
            {t('sheet.items')}
          </LinkButton>
          <LinkButton
            variant="default"
            to="/administration/masters/$kind"
            params={{ kind: 'sor-rates' }}
          >
            {t('sheet.rates')}
          </LinkButton>
        </>
      ) : null}
      {isImporting ? <AnalysisImport onClose={() => setImporting(false)} /> : null}
    </>
  );
}
