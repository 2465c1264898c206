import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import type { MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { SelectField } from '~/ui/form/SelectField';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useDeactivate } from '../employee.mutations';
import { employeeQueries } from '../employee.queries';
import { leaveSchema, type LeaveForm } from '../employee.schema';
import type { Employee, WaitingPaper } from '../employee.types';
import classes from '../employees.module.css';

interface LeaveDialogProps {
  readonly employee: Employee;
  readonly masters: MasterLookup;
  readonly onClose: () => void;
}

/** Ends the service: from when, why, and who takes over each paper that waits for the person. */
export function LeaveDialog({ employee, masters, onClose }: LeaveDialogProps) {
  const { t } = useTranslation('employees');
  const { tenant } = useSession();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const [successors, setSuccessors] = useState<Readonly<Record<string, string>>>({});
  const papers = useQuery(employeeQueries.papers(tenant.id, employee.id));
  const { mutateAsync } = useDeactivate();
  const form = useAppForm<LeaveForm>(leaveSchema, { on: today, reason_code: '', remarks: '' });
  const submit = async (values: LeaveForm) => {
    const handovers = (papers.data ?? []).map(({ document_type, document_id }) => ({
      document_type,
      document_id,
      to: successors[document_id] ?? '',
    }));
    try {
      await mutateAsync({
        employeeId: employee.id,
        expectedVersion: employee.version,
        on: values.on,
        reasonCode: values.reason_code,
        remarks: values.remarks,
        handovers,
      });
      onClose();
    } catch (thrown) {
      showServerErrors(form, thrown, (path) =>
        path.startsWith('handovers') ? 'root.handovers' : path,
      );
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('leave.title', { name: employee.name })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Form form={form} onSubmit={submit} label={t('leave.title', { name: employee.name })}>
        <Stack gap="sm">
          <ErrorSummary />
          <Text size="sm">{t('leave.text')}</Text>
          <DateField
            control={form.control}
            name="on"
            label={t('leave.on')}
            max={today}
            isRequired
          />
          <SelectField
            control={form.control}
            name="reason_code"
            label={t('leave.reason')}
            options={masters.list('DEACTIVATION_REASON')}
            isRequired
          />
          <TextAreaField
            control={form.control}
            name="remarks"
            label={t('leave.remarks')}
            maxLength={1000}
            rows={2}
          />
          <QueryBoundary query={papers}>
            {(rows) => (
              <Papers
                papers={rows}
                successors={successors}
                onPick={(id, to) => setSuccessors({ ...successors, [id]: to })}
              />
            )}
          </QueryBoundary>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button
              type="submit"
              color="red"
              loading={form.formState.isSubmitting}
              disabled={papers.data === undefined}
            >
              {t('leave.submit')}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}

interface PapersProps {
  readonly papers: readonly WaitingPaper[];
  readonly successors: Readonly<Record<string, string>>;
  readonly onPick: (documentId: string, to: string) => void;
}

function Papers({ papers, successors, onPick }: PapersProps) {
  const { t } = useTranslation('employees');
  if (papers.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('leave.noPapers')}
      </Text>
    );
  }
  return (
    <section aria-label={t('leave.papers', { count: papers.length })}>
      <Text size="sm" fw={600} mb={4}>
        {t('leave.papers', { count: papers.length })}
      </Text>
      <ul className={classes.plain}>
        {papers.map((paper) => (
          <li key={paper.document_id}>
            <Select
              label={`${paper.number ?? ''} ${paper.title}`.trim()}
              data={[
                { value: '', label: t('leave.toRole') },
                ...paper.candidates.map(({ user_id, name }) => ({ value: user_id, label: name })),
              ]}
              value={successors[paper.document_id] ?? ''}
              onChange={(to) => onPick(paper.document_id, to ?? '')}
              allowDeselect={false}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
