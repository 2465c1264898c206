import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup, Unit } from '~/features/masters';
import { HandInDialog, useHandInLabel } from '~/features/workflow';
import { ErrorBlock } from '~/ui/ErrorBlock';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { useAppForm } from '~/ui/form/use-app-form';
import classes from '~/ui/form/paper-form.module.css';
import { isHandingIn } from '../estimate.permissions';
import { estimateSchema, type EstimateForm } from '../estimate.schema';
import type { Estimate, EstimateProject } from '../estimate.types';
import { SheetTools } from '../sheet/SheetTools';
import { DraftNotices } from './DraftNotices';
import { EstimateGrid } from './EstimateGrid';
import { FormBottomBar, FormRail } from './FormRail';
import { HeaderSection } from './HeaderSection';
import { OverheadSection, type NamedOverhead } from './OverheadSection';
import { PreviewContext } from './preview-store';
import { ProjectStrip } from './ProjectStrip';
import { startingForm } from './starting-form';
import { useDraft } from './use-draft';
import { useSheet } from './use-sheet';
import { useSubmit } from './use-submit';

interface EstimateEditorProps {
  readonly id: string;
  /** What is stored; `null` for an estimate that has not been saved yet. */
  readonly estimate: Estimate | null;
  readonly project: EstimateProject;
  readonly masters: MasterLookup;
  readonly units: readonly Unit[];
  readonly overheads: readonly NamedOverhead[];
  readonly ratesOn: string;
  /** What was typed on this device before and is not stored yet. */
  readonly recovered?: EstimateForm | null;
  /** Fills the form anew from what is stored. */
  readonly onReload: () => void;
}

/** The form of one estimate: fields, lines, overheads, running totals, autosave, submission. */
export function EstimateEditor(props: EstimateEditorProps) {
  const { id, estimate, project, masters, units, overheads, ratesOn } = props;
  const { t } = useTranslation('estimates');
  const [stored] = useState(() => startingForm(estimate, project, masters));
  const form = useAppForm<EstimateForm>(estimateSchema, props.recovered ?? stored);
  const paper = useMemo(() => ({ type: 'estimate', id }), [id]);
  const { preview, model } = useSheet(form, ratesOn, overheads);
  const version = estimate?.version ?? null;
  const draft = useDraft({ form, id, projectId: project.id, version, stored });
  const unitCodes = useMemo(() => units.map(({ code }) => code), [units]);
  const submit = useSubmit({
    form,
    draft,
    paper,
    projectId: project.id,
    overheads,
    unitCodes,
  });

  const save = () => void form.handleSubmit(() => draft.save().then(noop, noop))();
  const handIn = () => void form.handleSubmit(submit.prepare)();
  useHotkeys(
    [
      ['mod+S', save],
      ['mod+Enter', handIn],
    ],
    [],
  );
  const submitLabel = useHandInLabel(paper, draft.storedVersion !== null, isHandingIn);
  const rail = {
    draft,
    overheads,
    submitLabel,
    onSave: save,
    onSubmit: handIn,
  };

  return (
    <Form form={form} onSubmit={submit.prepare} label={t('form.label')}>
      <PreviewContext value={preview}>
        <UnsavedChangesGuard
          isDirty={['dirty', 'saving', 'kept', 'failed'].includes(draft.status)}
          isKept={draft.isKept}
        />
        <div className={classes.layout}>
          <div>
            <ErrorSummary />
            <DraftNotices {...{ paper, draft, masters, overheads }} onReload={props.onReload} />
            {draft.error === null ? null : <ErrorBlock error={draft.error} onRetry={save} />}
            <ProjectStrip project={project} />
            <HeaderSection departments={masters.list('DEPARTMENT')} />
            <SheetTools
              {...{ overheads, units, ratesOn }}
              projectType={project.project_type_code}
            />
            <EstimateGrid model={model} units={units} ratesOn={ratesOn} />
            <OverheadSection overheads={overheads} />
            <FormSection id="documents" title={t('section.documents')} columns={1}>
              <DocumentsField owner={paper} kinds={masters.documentKinds('estimate')} />
            </FormSection>
          </div>
          <FormRail {...rail} />
        </div>
        <FormBottomBar {...rail} />
        {submit.version === null ? null : (
          <HandInDialog
            isHandingIn={isHandingIn}
            paper={paper}
            version={submit.version}
            onAct={submit.act}
            onClose={submit.close}
          />
        )}
      </PreviewContext>
    </Form>
  );
}

function noop(): void {
  // The status beside the button says whether it worked.
}
