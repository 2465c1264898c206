import { Box, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { FormToc } from '~/ui/form/FormToc';
import { KeptHere } from '~/ui/form/KeptHere';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { LinkButton } from '~/ui/LinkButton';
import type { ProjectForm } from '../project.schema';
import type { Project } from '../project.types';
import { ConflictNotice } from './ConflictNotice';
import classes from './form.module.css';
import { EditingNotices } from './EditingNotices';
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
  /** What was typed on this device before and is not stored yet. */
  readonly recovered?: ProjectForm | null;
}

/** The form: all on one page, checked while one types, saved with a button that says what it does. */
export function ProjectEditor(props: ProjectEditorProps) {
  const { id, project, masters, recovered = null } = props;
  const { t } = useTranslation('projects');
  const work = useProjectForm({ id, project, masters, recovered });
  const { form, today, maxCost, conflict } = work;
  const { isSubmitting } = form.formState;
  const section = { control: form.control, masters };
  return (
    <Form form={form} onSubmit={work.submit} label={t(project === null ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={work.isUnsaved && !isSubmitting} isKept={work.isKept} />
      <div className={classes.layout}>
        <div>
          <ErrorSummary />
          {conflict !== null ? (
            <Box mb="md">
              <ConflictNotice
                projectId={id}
                error={conflict}
                masters={masters}
                onKeepMine={work.keepMine}
                onTakeTheirs={work.takeTheirs}
              />
            </Box>
          ) : work.version === null ? null : (
            <EditingNotices
              {...{ id, masters }}
              version={work.version}
              hasOwnChanges={work.isUnsaved}
              mayBeOurs={isSubmitting || work.isUncertain}
              onTakeTheirs={work.takeTheirs}
            />
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
            <KeptHere isKept={work.isKept} />
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
