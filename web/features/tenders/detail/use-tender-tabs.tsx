import { useTranslation } from 'react-i18next';
import { usePaperTabs, type PaperSearch, type PaperTab } from '~/features/workflow';
import type { CompareContents } from '~/features/workflow';
import type { Tender } from '../tender.types';
import { BiddersTab } from './BiddersTab';
import { EvaluationTab } from './EvaluationTab';
import { LetterTab } from './LetterTab';
import { OpeningTab } from './OpeningTab';
import { PaperTab as TenderPaper } from './PaperTab';
import { StatementTab } from './StatementTab';

const isPublished = ({ published_at }: Tender) => published_at !== null;

/** The tabs of a tender in the order of its steps; those that are not yet reached say what they wait for. */
export function useTenderTabs(
  tender: Tender,
  search: PaperSearch,
  compare: CompareContents,
): readonly PaperTab[] {
  const { t } = useTranslation('tenders');
  const common = usePaperTabs({ type: 'tender', paper: tender, search, compare });
  const tabs: PaperTab[] = [
    {
      value: 'paper',
      label: t('tab.paper'),
      content: <TenderPaper tender={tender} />,
      isPrinted: true,
    },
  ];
  if (isPublished(tender)) {
    tabs.push(
      {
        value: 'bidders',
        label: t('tab.bidders', { count: tender.interests.length }),
        content: <BiddersTab tender={tender} />,
      },
      {
        value: 'opening',
        label: t('tab.opening'),
        content: <OpeningTab tender={tender} />,
        isPrinted: true,
      },
      {
        value: 'evaluation',
        label: t('tab.evaluation'),
        content: <EvaluationTab tender={tender} />,
        isPrinted: tender.bids.length > 0,
      },
    );
  }
  if (tender.statement !== null) {
    tabs.push({
      value: 'statement',
      label: t('tab.statement'),
      content: <StatementTab tender={tender} statement={tender.statement} />,
      isPrinted: true,
    });
  }
  if (['RECOMMENDED', 'AWARDED'].includes(tender.stage) || tender.letters.length > 0) {
    tabs.push({ value: 'letter', label: t('tab.letter'), content: <LetterTab tender={tender} /> });
  }
  return [...tabs, ...common];
}
