import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { DraftNotices, HandInDialog, useHandInLabel } from '~/features/workflow';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import classes from '~/ui/form/paper-form.module.css';
import { isHandingIn } from '../measurement.permissions';
import { measurementSchema, type MeasurementForm } from '../measurement.schema';
import type { BookLine } from './book';
import { OverAlert } from './BookFigures';
import { DifferenceDialog } from './Difference';
import { SheetContext } from './form-context';
import { FormBottomBar, FormRail } from './FormRail';
import { HeaderSection } from './HeaderSection';
import { createMeasureModel } from './measure-model';
import { MeasureGrid } from './MeasureGrid';
import { OrderStrip } from './OrderStrip';
import { createSheetStore } from './sheet-store';
import type { FormPlace } from './starting-form';
import { useBookDraft } from './use-book-draft';
import { useHandIn } from './use-hand-in';

interface MeasurementEditorProps {
  readonly place: FormPlace;
  readonly book: readonly BookLine[];
  readonly masters: MasterLookup;
  /** What is stored, or an empty form. */
  readonly stored: MeasurementForm;
  /** What was typed on this device before and is not stored yet. */
  readonly recovered: MeasurementForm | null;
  /** Fills the form anew from what is stored. */
  readonly onReload: () => void;
}

/** The form of one book: the period, every item, running totals, photographs, autosave, handing in. */
export function MeasurementEditor(props: MeasurementEditorProps) {
  const { place, masters, stored, recovered, onReload } = props;
  const { t } = useTranslation('measurements');
  const { id, order, side, fromOn, today } = place;
  const form = useAppForm<MeasurementForm>(measurementSchema, recovered ?? stored);
  const paper = useMemo(() => ({ type: 'measurement', id }), [id]);
  const [{ sheet, model }] = useState(() => {
    const made = createSheetStore(form, props.book, side);
    return { sheet: made, model: createMeasureModel(made) };
  });
  useEffect(() => sheet.connect(), [sheet]);
  const draft = useBookDraft({ form, id, orderId: order.id, version: place.version, stored });
  const handIn = useHandIn({ form, draft, paper, sheet });
  const save = () => void form.handleSubmit(() => draft.save().then(noop, noop))();
  const submit = () => void form.handleSubmit(handIn.prepare)();
  useHotkeys(
    [
      ['mod+S', save],
      ['mod+Enter', submit],
    ],
    [],
  );
  const submitLabel = useHandInLabel(paper, draft.storedVersion !== null, isHandingIn);
  const rail = { draft, submitLabel, onSave: save, onSubmit: submit };
  return (
    <Form form={form} onSubmit={handIn.prepare} label={t('form.label')}>
      <SheetContext value={sheet}>
        <UnsavedChangesGuard
          isDirty={['dirty', 'saving', 'kept', 'failed'].includes(draft.status)}
          isKept={draft.isKept}
        />
        <div className={classes.layout}>
          <div>
            <ErrorSummary />
            <DraftNotices
              {...{ paper, draft, masters, onReload }}
              difference={(dialog) => <DifferenceDialog place={place} {...dialog} />}
            />
            {draft.error === null ? null : <ErrorBlock error={draft.error} onRetry={save} />}
            <OrderStrip order={order} fromOn={fromOn} />
            <HeaderSection {...{ side, fromOn, today }} startsOn={order.starts_on} />
            <OverAlert />
            <MeasureGrid model={model} masters={masters} />
            <FormSection
              id="documents"
              title={t('section.photos')}
              hint={t('section.photosHint')}
              columns={1}
            >
              <DocumentsField owner={paper} kinds={masters.documentKinds('measurement')} />
            </FormSection>
          </div>
          <FormRail {...rail} />
        </div>
        <FormBottomBar {...rail} />
        {handIn.version === null ? null : (
          <HandInDialog
            paper={paper}
            version={handIn.version}
            isHandingIn={isHandingIn}
            onAct={handIn.act}
            onClose={handIn.close}
          />
        )}
      </SheetContext>
    </Form>
  );
}

function noop(): void {
  // The status beside the button says whether it worked.
}
