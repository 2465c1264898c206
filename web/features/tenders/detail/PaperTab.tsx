import { Badge, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { MoneyText } from '~/ui/MoneyText';
import { QuantityText } from '~/ui/QuantityText';
import classes from '~/ui/sheet.module.css';
import type { Tender } from '../tender.types';
import { useClassName } from '../use-class-name';

/** The tender paper: terms, package, bill of quantities, criteria. */
export function PaperTab({ tender }: { readonly tender: Tender }) {
  return (
    <Stack gap="md">
      <Terms tender={tender} />
      <Package tender={tender} />
      <Criteria tender={tender} />
      <Boq tender={tender} />
    </Stack>
  );
}

function Terms({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const format = useFormat();
  const className = useClassName();
  const time = (value: string | null) => (value === null ? null : format.dateTime(value));
  return (
    <Paper p="md">
      <KeyValueGrid
        items={[
          { label: t('field.estimatedCost'), value: format.money(tender.estimated_cost) },
          { label: t('field.emd'), value: format.money(tender.emd_amount) },
          { label: t('field.closes'), value: time(tender.bids_close_at) },
          { label: t('field.opens'), value: time(tender.opens_at) },
          { label: t('field.envelopes'), value: t(`envelopes.${tender.envelopes}`) },
          { label: t('field.class'), value: className(tender.contractor_class_code) },
          { label: t('field.validity'), value: t('days', { count: tender.validity_days ?? 0 }) },
          {
            label: t('field.completion'),
            value: t('days', { count: tender.completion_days ?? 0 }),
          },
          { label: t('field.defects'), value: t('days', { count: tender.defect_liability_days }) },
          { label: t('field.description'), value: tender.description, isWide: true },
        ]}
      />
    </Paper>
  );
}

function Package({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  return (
    <Paper p="md" component="section" aria-labelledby="package-title">
      <Title order={2} fz="md" mb="xs" id="package-title">
        {t('section.package')}
      </Title>
      <Table.ScrollContainer minWidth={420} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('common:noun.estimate')}</Table.Th>
              <Table.Th scope="col">{t('common:noun.project')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('field.sanctioned')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tender.estimates.map((estimate) => (
              <Table.Tr key={estimate.id}>
                <Table.Td>
                  <LinkText
                    to="/estimates/$estimateId"
                    params={{ estimateId: estimate.id }}
                    size="sm"
                    className="tabular"
                  >
                    {estimate.number ?? estimate.name}
                  </LinkText>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{estimate.project_name}</Text>
                  <Text size="xs" c="dimmed" className="tabular">
                    {estimate.project_number}
                  </Text>
                </Table.Td>
                <Table.Td ta="right">
                  <MoneyText value={estimate.payable_total} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}

function Criteria({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  if (tender.criteria.length === 0) return null;
  return (
    <Paper p="md" component="section" aria-labelledby="criteria-title">
      <Title order={2} fz="md" mb="xs" id="criteria-title">
        {t('section.criteria')}
      </Title>
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {tender.criteria.map((criterion) => (
          <li key={criterion.id}>
            <Text size="sm" fw={600}>
              {criterion.name}
            </Text>
            {criterion.description === null ? null : (
              <Text size="sm" c="dimmed">
                {criterion.description}
              </Text>
            )}
          </li>
        ))}
      </ol>
    </Paper>
  );
}

function Boq({ tender }: { readonly tender: Tender }) {
  const { t } = useTranslation('tenders');
  const { masters } = useMasters();
  const format = useFormat();
  return (
    <Paper p="md" component="section" aria-labelledby="boq-title">
      <Title order={2} fz="md" mb="xs" id="boq-title">
        {t('section.boq')}
      </Title>
      <Table.ScrollContainer
        minWidth={560}
        type="native"
        tabIndex={0}
        classNames={{ scrollContainerInner: classes.stacks ?? '' }}
      >
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col" w={44}>
                {t('line.row')}
              </Table.Th>
              <Table.Th scope="col">{t('line.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.quantity')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.rate')}
              </Table.Th>
              <Table.Th scope="col" ta="right">
                {t('line.amount')}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {tender.lines.map((line) => (
              <Table.Tr key={line.id}>
                <Table.Td className="tabular">{line.ordinal}</Table.Td>
                <Table.Td>
                  {line.sor_code === null ? null : (
                    <Badge color="gray" size="sm" mr={6} className="tabular">
                      {line.sor_code}
                    </Badge>
                  )}
                  {line.description}
                </Table.Td>
                <Table.Td ta="right" data-label={t('line.quantity')}>
                  <QuantityText
                    value={line.quantity}
                    {...(line.unit_code === null ? {} : { unit: masters.unitName(line.unit_code) })}
                  />
                </Table.Td>
                <Table.Td ta="right" className="tabular" data-label={t('line.rate')}>
                  {format.quantity(line.rate, 2)}
                </Table.Td>
                <Table.Td ta="right" data-label={t('line.amount')}>
                  <MoneyText value={line.amount} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th scope="row" colSpan={4} ta="right">
                {t('field.estimatedCost')}
              </Table.Th>
              <Table.Th ta="right">
                <MoneyText value={tender.estimated_cost} />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  );
}
