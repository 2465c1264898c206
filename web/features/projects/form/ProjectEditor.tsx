import { Box, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { FormToc } from '~/ui/form/FormToc';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { LinkButton } from '~/ui/LinkButton';
import type { Project } from '../project.types';
import { ConflictNotice } from './ConflictNotice';
import classes from './form.module.css';
import { SECTIONS } from './form-types';
import { PlaceSection } from './PlaceSection';
import { TargetsSection } from './TargetsSection';
import { TermsSection } from './TermsSection';
import { useProjectForm } from './use-project-form';
import { WorkSection } from './WorkSection';

interface ProjectEditorProps {
  readonly id: string;
  /** `null` for a new project. */
  readonly project: Project | null;
  readonly masters: MasterLookup;
}

/** The form: all on one page, checked while one types, saved with a button that says what it does. */
export function ProjectEditor({ id, project, masters }: ProjectEditorProps) {
  const { t } = useTranslation('projects');
  const { form, today, maxCost, conflict, submit, keepMine, takeTheirs } = useProjectForm(
    id,
    project,
    masters,
  );
  const { isDirty, isSubmitting } = form.formState;
  const section = { control: form.control, masters };
  return (
    <Form form={form} onSubmit={submit} label={t(project === null ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <div className={classes.layout}>
        <div>
          <ErrorSummary />
          {conflict === null ? null : (
            <Box mb="md">
              <ConflictNotice
                projectId={id}
                error={conflict}
                masters={masters}
                onKeepMine={keepMine}
                onTakeTheirs={takeTheirs}
              />
            </Box>
          )}
          <WorkSection {...section} />
          <TermsSection
            {...section}
            projectId={id}
            parentLabel={
              project?.parent ? `${project.parent.number} · ${project.parent.name}` : null
            }
            today={today}
            maxCost={maxCost}
          />
          <PlaceSection {...section} />
          <TargetsSection {...section} />
          <FormSection
            id="documents"
            title={t('section.documents')}
            hint={t('hint.documents')}
            columns={1}
          >
            <DocumentsField
              owner={{ type: 'project', id }}
              kinds={masters.documentKinds('project')}
            />
          </FormSection>
          <div className={classes.bar}>
            {project === null ? (
              <LinkButton to="/projects" variant="default">
                {t('common:action.cancel')}
              </LinkButton>
            ) : (
              <LinkButton to="/projects/$projectId" params={{ projectId: id }} variant="default">
                {t('common:action.cancel')}
              </LinkButton>
            )}
            <Button type="submit" loading={isSubmitting}>
              {t(project === null ? 'form.create' : 'form.save')}
            </Button>
          </div>
        </div>
        <FormToc entries={SECTIONS.map((key) => ({ id: key, label: t(`section.${key}`) }))} />
      </div>
    </Form>
  );
}
