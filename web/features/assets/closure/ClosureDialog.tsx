import { Alert, Button, Group, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { DocumentsField } from '~/features/documents';
import { useMasters, type MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { showServerErrors } from '~/ui/form/server-errors';
import { TextAreaField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { QueryBoundary } from '~/ui/QueryBoundary';
import { useSaveClosure } from '../asset.mutations';
import { assetQueries } from '../asset.queries';
import {
  closureDraft,
  closureForm,
  closurePath,
  closureSchema,
  newAsset,
  type ClosureForm,
} from '../asset.schema';
import type { Closable, Closure } from '../asset.types';
import { AssetFields } from '../detail/AssetFields';
import { Checklist, Ratings } from './ClosureSections';

interface ClosureDialogProps {
  readonly orderId: string;
  /** What is stored; `null` for a new closure. */
  readonly closure: Closure | null;
  readonly onClose: () => void;
}

/** Writes a closure: the day, the checklist, the rating, what the work leaves, photographs. */
export function ClosureDialog({ orderId, closure, onClose }: ClosureDialogProps) {
  const { t } = useTranslation('assets');
  const { tenant } = useSession();
  const { masters, query: known } = useMasters();
  const query = useQuery(assetQueries.closable(tenant.id, orderId));
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('closure.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <QueryBoundary query={query}>
        {(closable) => (
          <QueryBoundary query={known}>
            {() =>
              closable === null ? null : (
                <Editor {...{ orderId, closure, closable, masters, onClose }} />
              )
            }
          </QueryBoundary>
        )}
      </QueryBoundary>
    </Modal>
  );
}

interface EditorProps extends ClosureDialogProps {
  readonly closable: Closable;
  readonly masters: MasterLookup;
}

function Editor({ orderId, closure, closable, masters, onClose }: EditorProps) {
  const { t } = useTranslation('assets');
  const { tenant } = useSession();
  const navigate = useNavigate();
  const [id] = useState(() => closure?.id ?? crypto.randomUUID());
  const [version] = useState(closure?.version ?? null);
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const criteria = masters.list('RATING_CRITERION');
  const form = useAppForm<ClosureForm>(closureSchema, closureForm(closable, criteria, closure));
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'assets' });
  const { mutateAsync, isPending } = useSaveClosure();
  const save = async (values: ClosureForm) => {
    try {
      await mutateAsync({
        draft: { ...closureDraft(values), id, work_order_id: orderId },
        expectedVersion: version,
      });
      onClose();
      await navigate({ to: '/closures/$closureId', params: { closureId: id } });
    } catch (thrown) {
      showServerErrors(form, thrown, (path) => closurePath(path, form.getValues()));
    }
  };
  return (
    <Form form={form} onSubmit={save} label={t('closure.title')}>
      <ErrorSummary />
      {closable.unfinished > 0 ? (
        <Alert color="saffron" mb="md">
          {t('closure.unfinished', { count: closable.unfinished })}
        </Alert>
      ) : null}
      <FormSection id="end" title={t('closure.end')}>
        <DateField
          control={form.control}
          name="completed_on"
          label={t('closure.completedOn')}
          {...(closable.work_order.starts_on === null
            ? {}
            : { min: closable.work_order.starts_on })}
          max={today}
        />
        <TextAreaField
          control={form.control}
          name="deviation_reason"
          label={t('closure.deviation')}
          rows={1}
          maxLength={1000}
        />
        <TextAreaField
          control={form.control}
          name="remarks"
          label={t('closure.remarks')}
          rows={1}
          maxLength={2000}
        />
      </FormSection>
      <Checklist control={form.control} questions={closable.questions} today={today} />
      <FormSection id="photos" title={t('photosTitle')} columns={1}>
        <DocumentsField owner={{ type: 'closure', id }} kinds={masters.documentKinds('closure')} />
      </FormSection>
      <Ratings control={form.control} criteria={criteria} />
      {fields.map((field, at) => (
        <FormSection
          key={field.id}
          id={`asset-${at}`}
          title={t('closure.asset', { number: at + 1 })}
          aside={
            <Button
              size="xs"
              variant="subtle"
              color="red"
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => remove(at)}
            >
              {t('closure.removeAsset', { number: at + 1 })}
            </Button>
          }
        >
          <AssetFields control={form.control} prefix={`assets.${at}.`} />
        </FormSection>
      ))}
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => append(newAsset(closable))}
        >
          {t('closure.addAsset')}
        </Button>
        <Group gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('closure.save')}
          </Button>
        </Group>
      </Group>
    </Form>
  );
}
