import { Paper } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PaperPage, usePaperTabs } from '~/features/workflow';
import { useFormat } from '~/i18n/use-format';
import { asApiError } from '~/lib/api-error';
import { useSession } from '~/session/use-session';
import { ErrorPage } from '~/ui/ErrorPage';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { MoneyText } from '~/ui/MoneyText';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { toDecimalText } from '~/lib/decimal-text';
import { useLetterComparer } from './letter/use-letter-comparer';
import { tenderQueries } from './tender.queries';
import type { Letter } from './tender.types';

/** One letter of intent, for the agency and for the contractor to whom it was issued. */
export function LetterPage() {
  const { letterId = '' } = useParams({ strict: false });
  const { tenant } = useSession();
  const query = useQuery(tenderQueries.letter(tenant.id, letterId));
  if (query.isError && asApiError(query.error).status === 404) return <ErrorPage kind="missing" />;
  return <QueryBoundary query={query}>{(letter) => <Detail letter={letter} />}</QueryBoundary>;
}

function Detail({ letter }: { readonly letter: Letter }) {
  const { t } = useTranslation('tenders');
  const search = useSearch({ strict: false });
  const { tenant } = useSession();
  const isContractor = tenant.organisation_id !== null;
  const compare = useLetterComparer();
  const ofOffice = usePaperTabs({ type: 'letter_of_intent', paper: letter, search, compare });
  return (
    <PaperPage
      type="letter_of_intent"
      paper={letter}
      search={search}
      title={t('letter.title', { name: letter.organisation_name })}
      crumbs={[
        isContractor
          ? { label: t('common:nav.bids'), link: { to: '/bids' } }
          : { label: t('common:nav.tenders'), link: { to: '/tenders' } },
      ]}
      meta={
        <>
          <MoneyText value={letter.amount} fw={700} c="var(--mantine-color-text)" />
          <span>{letter.tender.name}</span>
        </>
      }
      steps={[]}
      tabs={[
        {
          value: 'letter',
          label: t('tab.letter'),
          content: <Facts letter={letter} isContractor={isContractor} />,
          isPrinted: true,
        },
        // What the office weighed before the award is not the contractor's.
        ...(isContractor ? [] : ofOffice),
      ]}
      printFacts={[[t('column.number'), letter.tender.number ?? '']]}
    />
  );
}

function Facts({
  letter,
  isContractor,
}: {
  readonly letter: Letter;
  readonly isContractor: boolean;
}) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const percentage = toDecimalText(letter.negotiated_percentage) ?? '0';
  return (
    <Paper p="md">
      <KeyValueGrid
        items={[
          {
            label: t('letter.tender'),
            value: [letter.tender.number, letter.tender.name].filter(Boolean).join(' · '),
            isWide: true,
          },
          { label: t('letter.to'), value: letter.organisation_name },
          { label: t('letter.amount'), value: format.money(letter.amount) },
          {
            label: t('letter.percentage'),
            value: t(percentage.startsWith('-') ? 'statement.below' : 'statement.above', {
              percent: format.percent(percentage.replace('-', '')),
            }),
          },
          { label: t('letter.fileNumber'), value: letter.file_number },
          { label: t('letter.fileDate'), value: format.date(letter.file_date) },
          { label: t('letter.agreementDate'), value: format.date(letter.agreement_date) },
          { label: t('letter.officer'), value: letter.officer_name },
          { label: t('field.emd'), value: format.money(letter.emd_amount) },
          { label: t('letter.deposit'), value: format.money(letter.security_deposit) },
          { label: t('letter.guarantee'), value: letter.bank_guarantee },
          { label: t('letter.period'), value: t('days', { count: letter.contract_period_days }) },
          { label: t('field.defects'), value: t('days', { count: letter.defect_liability_days }) },
          {
            label: t('letter.acceptBy'),
            value: letter.accept_by === null ? null : format.date(letter.accept_by),
          },
          ...(isContractor || letter.award_reason === null
            ? []
            : [{ label: t('letter.reason'), value: letter.award_reason, isWide: true }]),
        ]}
      />
    </Paper>
  );
}
