import {
  Alert,
  Button,
  Group,
  Modal,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconZoomCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useErrorText } from '~/i18n/use-error-text';
import { useFormat } from '~/i18n/use-format';
import { asApiError, type ApiError } from '~/lib/api-error';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { useRecordSample } from '../measurement.mutations';
import type { MeasuredLine, Measurement } from '../measurement.types';
import { GradeBadge } from './GradeBadge';

/** Opens the sample check of a book. */
export function SampleCheckButton({ book }: { readonly book: Measurement }) {
  const { t } = useTranslation('measurements');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="light"
        leftSection={<IconZoomCheck size={16} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        {t('sample.open')}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        size="xl"
        title={t('sample.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <SampleForm book={book} onDone={() => setIsOpen(false)} />
      </Modal>
    </>
  );
}

interface SampleFormProps {
  readonly book: Measurement;
  readonly onDone: () => void;
}

/** What the sample check found, item by item; a blank leaves the officer's value. */
function SampleForm({ book, onDone }: SampleFormProps) {
  const { t } = useTranslation('measurements');
  const [version] = useState(book.version);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(
      book.lines.map((line) => [line.id, toDecimalText(line.sample_quantity) ?? '']),
    ),
  );
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(book.lines.map((line) => [line.id, line.sample_remarks ?? ''])),
  );
  const [remarks, setRemarks] = useState(book.sample_remarks ?? '');
  const [error, setError] = useState<ApiError | null>(null);
  const { mutateAsync, isPending } = useRecordSample(book.id);
  const { ofError, ofField } = useErrorText();
  const measured = book.lines.filter((line) => Number(line.current_quantity) !== 0);
  const errorOf = (at: number) =>
    error?.fieldErrors.find(({ pointer }) => pointer.startsWith(`/lines/${at}/`));
  const save = async () => {
    setError(null);
    try {
      await mutateAsync({
        version,
        remarks: remarks.trim(),
        lines: measured.map(({ id }) => ({
          line_id: id,
          quantity: readTypedDecimal(typed[id] ?? '', 4) ?? (typed[id] ?? '').trim(),
          remarks: (notes[id] ?? '').trim(),
        })),
      });
      notifications.show({ color: 'green', message: t('sample.saved') });
      onDone();
    } catch (thrown) {
      setError(asApiError(thrown));
    }
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('sample.hint')}</Text>
      {error === null ? null : (
        <Alert color="red" role="alert">
          {error.fieldErrors.length === 0 ? ofError(error) : t('sample.faulty')}
        </Alert>
      )}
      <Table.ScrollContainer minWidth={620} type="native" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('grid.description')}</Table.Th>
              <Table.Th scope="col" ta="right">
                {t('side.OFFICER')}
              </Table.Th>
              <Table.Th scope="col">{t('side.SAMPLE')}</Table.Th>
              <Table.Th scope="col">{t('grid.remarks')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {measured.map((line, at) => {
              const fault = errorOf(at);
              return (
                <SampleRow
                  key={line.id}
                  line={line}
                  value={typed[line.id] ?? ''}
                  note={notes[line.id] ?? ''}
                  fault={fault === undefined ? null : ofField(fault)}
                  onType={(text) => setTyped((before) => ({ ...before, [line.id]: text }))}
                  onNote={(text) => setNotes((before) => ({ ...before, [line.id]: text }))}
                />
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Textarea
        label={t('sample.remarks')}
        value={remarks}
        maxLength={1000}
        onChange={(event) => setRemarks(event.currentTarget.value)}
      />
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
        <Button loading={isPending} onClick={() => void save()}>
          {t('sample.save')}
        </Button>
      </Group>
    </Stack>
  );
}

interface SampleRowProps {
  readonly line: MeasuredLine;
  readonly value: string;
  readonly note: string;
  readonly fault: string | null;
  readonly onType: (text: string) => void;
  readonly onNote: (text: string) => void;
}

function SampleRow({ line, value, note, fault, onType, onNote }: SampleRowProps) {
  const { t } = useTranslation('measurements');
  const { masters } = useMasters();
  const format = useFormat();
  const item = t('grid.item', { item: line.ordinal });
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm">{line.description ?? line.name}</Text>
        {line.anomaly_grade === 'NONE' ? null : <GradeBadge grade={line.anomaly_grade} />}
      </Table.Td>
      <Table.Td ta="right" className="tabular">
        {t('values.quantity', {
          quantity: format.quantity(line.officer_quantity ?? line.contractor_quantity),
          unit: masters.unitName(line.unit_code),
        })}
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={t('sample.quantityOf', { item })}
          inputMode="decimal"
          value={value}
          error={fault}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </Table.Td>
      <Table.Td>
        <TextInput
          aria-label={t('sample.remarksOf', { item })}
          value={note}
          maxLength={256}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
      </Table.Td>
    </Table.Tr>
  );
}
