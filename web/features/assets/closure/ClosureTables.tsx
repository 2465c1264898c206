import { Paper, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { PaperState } from '~/features/workflow';
import { NO_VALUE } from '~/i18n/format';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import type { Closure, Question } from '../asset.types';

interface ClosureProps {
  readonly closure: Closure;
}

/** The questions of the checklist with their answers, and the words that go with them. */
export function ChecklistTable({ closure }: ClosureProps) {
  const { t } = useTranslation('assets');
  const answers = new Map(closure.answers.map((row) => [row.question_code, row.answer]));
  return (
    <Stack gap="md">
      <Paper p="md">
        <Table.ScrollContainer minWidth={300} type="native" tabIndex={0}>
          <Table>
            <caption className="visually-hidden">{t('closure.checklist')}</caption>
            <Table.Tbody>
              {closure.questions.map((question) => (
                <AnswerRow
                  key={question.code}
                  question={question}
                  answer={answers.get(question.code)}
                  photos={closure.documents.length}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </Paper>
      {[
        ['deviation', closure.deviation_reason] as const,
        ['remarks', closure.remarks] as const,
      ].map(([key, text]) =>
        text === null ? null : (
          <Paper p="md" key={key}>
            <Text size="xs" c="dimmed">
              {t(`closure.${key}`)}
            </Text>
            <Text size="sm">{text}</Text>
          </Paper>
        ),
      )}
    </Stack>
  );
}

interface AnswerRowProps {
  readonly question: Question;
  readonly answer: string | undefined;
  readonly photos: number;
}

function AnswerRow({ question, answer, photos }: AnswerRowProps) {
  const { t } = useTranslation('assets');
  const nameOf = useLocalName();
  const format = useFormat();
  const shown =
    question.answer_type === 'UPLOAD'
      ? t('closure.files', { count: photos })
      : answer === undefined
        ? NO_VALUE
        : question.answer_type === 'DATE'
          ? format.date(answer)
          : t(answer === 'YES' ? 'closure.yes' : 'closure.no');
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {nameOf(question)}
      </Table.Th>
      <Table.Td fw={600}>{shown}</Table.Td>
    </Table.Tr>
  );
}

/** What the agency thinks of the contractor, criterion by criterion. */
export function RatingTable({ closure }: ClosureProps) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <Paper p="md">
      <Table>
        <caption className="visually-hidden">{t('closure.rating')}</caption>
        <Table.Tbody>
          {closure.ratings.map((row) => (
            <Table.Tr key={row.criterion_code}>
              <Table.Th scope="row" fw={400}>
                {masters.name('RATING_CRITERION', row.criterion_code)}
              </Table.Th>
              <Table.Td className="tabular">{t('closure.score', { score: row.score })}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('closure.mean')}</Table.Th>
            <Table.Td className="tabular" fw={700}>
              {closure.rating === null ? NO_VALUE : format.quantity(closure.rating, 2)}
            </Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </Paper>
  );
}

/** What the work leaves: requested, and once it is closed, registered. */
export function LeftTable({ closure }: ClosureProps) {
  const { t } = useTranslation('assets');
  const { masters } = useMasters();
  const registered = new Map(closure.registered.map((row) => [row.name, row]));
  return (
    <Paper p="md">
      <Table.ScrollContainer minWidth={480} type="native" tabIndex={0}>
        <Table>
          <caption className="visually-hidden">{t('closure.assets')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('asset')}</Table.Th>
              <Table.Th scope="col">{t('field.class')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.cost')}
              </Table.Th>
              <Table.Th scope="col">{t('field.state')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {closure.assets.map((row) => {
              const asset = registered.get(row.name);
              return (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    {asset === undefined ? (
                      row.name
                    ) : (
                      <LinkText to="/assets/$assetId" params={{ assetId: asset.id }}>
                        {asset.number ?? asset.name}
                      </LinkText>
                    )}
                  </Table.Td>
                  <Table.Td>{masters.name('ASSET_CLASS', row.class_code)}</Table.Td>
                  <Table.Td ta="right">
                    <MoneyText value={row.cost} />
                  </Table.Td>
                  <Table.Td>
                    {asset === undefined ? (
                      t('closure.toRequest')
                    ) : (
                      <PaperState type="asset" state={asset.state} size="sm" />
                    )}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
