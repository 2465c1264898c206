import { Box, Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { newAccountForm } from '~/features/bank-accounts';
import { DocumentsField } from '~/features/documents';
import type { MasterLookup } from '~/features/masters';
import { useEveryFont } from '~/i18n/use-every-font';
import { ErrorSummary } from '~/ui/form/ErrorSummary';
import { Form } from '~/ui/form/Form';
import { FormSection } from '~/ui/form/FormSection';
import { UnsavedChangesGuard } from '~/ui/form/UnsavedChangesGuard';
import { LinkButton } from '~/ui/LinkButton';
import type { Individual } from '../individual.types';
import {
  AccountSection,
  IdentitySection,
  PersonSection,
  PlaceFields,
  Skills,
} from './IndividualSections';
import { useIndividualForm } from './use-individual-form';

interface EditorProps {
  readonly id: string;
  readonly individual: Individual | null;
  readonly masters: MasterLookup;
}

/** The form: all on one page; every fault that the database finds stands beside its field. */
export function IndividualEditor({ id, individual, masters }: EditorProps) {
  useEveryFont();
  const { t } = useTranslation('individuals');
  const isNew = individual === null;
  const { form, submit } = useIndividualForm(id, individual, isNew);
  const { control } = form;
  const { isDirty, isSubmitting } = form.formState;
  const photos = masters.documentKinds('individual');
  return (
    <Form form={form} onSubmit={submit} label={t(isNew ? 'form.new' : 'form.edit')}>
      <UnsavedChangesGuard isDirty={isDirty && !isSubmitting} />
      <Box maw={960}>
        <ErrorSummary />
        <IdentitySection control={control} individual={individual} />
        <PersonSection control={control} masters={masters} />
        <FormSection id="skills" title={t('section.skills')} hint={t('hint.skills')} columns={1}>
          <Skills control={control} masters={masters} individual={individual} />
        </FormSection>
        <FormSection id="place" title={t('section.place')}>
          <PlaceFields
            control={control}
            masters={masters}
            onWard={() => form.setValue('locality_code', '', { shouldDirty: true })}
          />
        </FormSection>
        {isNew ? (
          <AccountSection
            control={control}
            masters={masters}
            onToggle={(isWanted) =>
              form.setValue('bank_account', isWanted ? newAccountForm() : null, {
                shouldDirty: true,
              })
            }
          />
        ) : null}
        <FormSection id="photo" title={t('section.photo')} columns={1}>
          <DocumentsField owner={{ type: 'individual', id }} kinds={photos} />
        </FormSection>
        <Group justify="flex-end" gap="xs" mb="xl">
          <LinkButton
            {...(isNew
              ? { to: '/individuals' as const }
              : { to: '/individuals/$individualId' as const, params: { individualId: id } })}
            variant="default"
          >
            {t('common:action.cancel')}
          </LinkButton>
          <Button type="submit" loading={isSubmitting}>
            {t(isNew ? 'form.create' : 'form.save')}
          </Button>
        </Group>
      </Box>
    </Form>
  );
}
