import { Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { moneyToText } from '#domain';
import { DocumentsField } from '~/features/documents';
import { useMasters } from '~/features/masters';
import { useFormat } from '~/i18n/use-format';
import { useLocalName } from '~/i18n/local-name';
import { readTypedDecimal, toDecimalText } from '~/lib/decimal-text';
import { FormDialog } from '~/ui/form/FormDialog';
import { MoneyField } from '~/ui/form/NumberField';
import { SelectField } from '~/ui/form/SelectField';
import { TextAreaField, TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { overBy, roomAfter } from '../proposal.room';
import { proposalKeys } from '../proposal.keys';
import { useSaveProposal } from '../proposal.mutations';
import { proposalSchema, type ProposalForm } from '../proposal.schema';
import type { HeadWithRoom, Proposal } from '../proposal.types';

interface ProposalDialogProps {
  readonly projectId: string;
  readonly heads: readonly HeadWithRoom[];
  /** The draft that is changed; `null` for a new one. */
  readonly proposal: Proposal | null;
  readonly onSaved?: (id: string) => void;
  readonly onClose: () => void;
}

/** What is wanted in one line, why, for how much and from which head; what the head has left shows while choosing. */
export function ProposalDialog(props: ProposalDialogProps) {
  const { projectId, heads, proposal, onSaved, onClose } = props;
  const { t } = useTranslation('proposals');
  const client = useQueryClient();
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const format = useFormat();
  const save = useSaveProposal();
  const [id] = useState(() => proposal?.id ?? crypto.randomUUID());
  const form = useAppForm<ProposalForm>(proposalSchema, {
    scope: proposal?.scope ?? '',
    need: proposal?.need ?? '',
    amount: toDecimalText(proposal?.amount) ?? '',
    budget_head_id: proposal?.budget_head_id ?? '',
    executing_department_code: proposal?.executing_department_code ?? '',
  });
  const { control } = form;
  const close = () => {
    // Files are stored as they are added: the page shows them whatever became of the fields.
    void client.invalidateQueries({ queryKey: proposalKeys.all });
    onClose();
  };
  return (
    <FormDialog
      form={form}
      size="lg"
      title={t(proposal === null ? 'new' : 'edit')}
      submitLabel={t('save')}
      onSubmit={async (values) => {
        await save.mutateAsync({
          id,
          projectId,
          values,
          expectedVersion: proposal?.version ?? null,
        });
        onSaved?.(id);
      }}
      onClose={close}
    >
      <Text size="sm" c="dimmed">
        {t('hint')}
      </Text>
      <TextField
        control={control}
        name="scope"
        label={t('field.scope')}
        maxLength={256}
        isRequired
      />
      <TextAreaField
        control={control}
        name="need"
        label={t('field.need')}
        maxLength={1000}
        rows={2}
        isRequired
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <MoneyField control={control} name="amount" label={t('field.amount')} isRequired />
        <SelectField
          control={control}
          name="executing_department_code"
          label={t('field.department')}
          options={masters.list('DEPARTMENT')}
          isRequired
        />
      </SimpleGrid>
      <SelectField
        control={control}
        name="budget_head_id"
        label={t('field.head')}
        options={heads.map((head) => ({
          code: head.id,
          name: [head.financial_year, head.code, nameOf(head), format.money(head.room)].join(' · '),
        }))}
        isRequired
      />
      <Room control={control} heads={heads} />
      <section aria-label={t('documents')}>
        <Title order={3} fz="sm" mb={4}>
          {t('documents')}
        </Title>
        <DocumentsField
          owner={{ type: 'proposal', id }}
          kinds={masters.documentKinds('proposal')}
        />
      </section>
    </FormDialog>
  );
}

interface RoomProps {
  readonly control: ReturnType<typeof useAppForm<ProposalForm>>['control'];
  readonly heads: readonly HeadWithRoom[];
}

/** What stays in the chosen head, or by how much the amount passes it. */
function Room({ control, heads }: RoomProps) {
  const { t } = useTranslation('proposals');
  const format = useFormat();
  const [headId, amount] = useWatch({ control, name: ['budget_head_id', 'amount'] });
  const head = heads.find((candidate) => candidate.id === headId);
  const typed = readTypedDecimal(amount, 2);
  if (head === undefined) return null;
  const rest = roomAfter(head.room, typed);
  return (
    <Group gap="xs" aria-live="polite">
      <Text size="sm" c={rest < 0 ? 'red' : 'dimmed'} className="tabular">
        {rest < 0
          ? t('room.over', { amount: format.money(moneyToText(overBy(rest))) })
          : t('room.left', {
              room: format.money(head.room),
              rest: format.money(moneyToText(rest)),
            })}
      </Text>
    </Group>
  );
}
