import { Tabs } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PaperFiles } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { PaperHistory, ReturnCompare, type PaperBrief, type PaperRef } from '~/features/workflow';
import { useComparer } from '../use-comparer';
import { FactsTab } from './FactsTab';
import classes from './preview.module.css';

/** Facts first; changes, documents and history one touch away. */
export function PreviewTabs({ brief }: { readonly brief: PaperBrief }) {
  const { t } = useTranslation('inbox');
  const { masters } = useMasters();
  const [tab, setTab] = useState<string | null>('facts');
  const { document_type: type, document_id: id } = brief;
  const paper = useMemo<PaperRef>(() => ({ type, id }), [type, id]);
  const compare = useComparer(type);
  const kindName = useMemo(
    () => (code: string) => masters.documentKindName(type, code),
    [masters, type],
  );
  const hasChanges = compare !== null && brief.returns.length > 0;
  return (
    <Tabs
      value={tab}
      onChange={setTab}
      keepMounted={false}
      style={{ display: 'contents' }}
      aria-label={t('preview.label')}
    >
      <Tabs.List px="md" style={{ flex: '0 0 auto' }}>
        <Tabs.Tab value="facts">{t('preview.tab.facts')}</Tabs.Tab>
        {hasChanges ? <Tabs.Tab value="changes">{t('preview.tab.changes')}</Tabs.Tab> : null}
        <Tabs.Tab value="documents">
          {t('workflow:page.tabDocuments', { count: brief.documents.length })}
        </Tabs.Tab>
        <Tabs.Tab value="history">{t('workflow:history.title')}</Tabs.Tab>
      </Tabs.List>
      <div className={classes.body} tabIndex={-1}>
        <Tabs.Panel value="facts">
          <FactsTab
            brief={brief}
            onShowChanges={() => setTab(hasChanges ? 'changes' : 'history')}
          />
        </Tabs.Panel>
        {hasChanges ? (
          <Tabs.Panel value="changes">
            <ReturnCompare paper={paper} trail={brief} compare={compare} />
          </Tabs.Panel>
        ) : null}
        <Tabs.Panel value="documents">
          <PaperFiles
            documents={brief.documents}
            kindName={kindName}
            isInPlace
            emptyTitle={t('workflow:page.noDocuments')}
          />
        </Tabs.Panel>
        <Tabs.Panel value="history">
          <PaperHistory type={type} history={brief.history} documents={brief.documents} />
        </Tabs.Panel>
      </div>
    </Tabs>
  );
}
