import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useHeadChoices } from '~/features/budgets';
import { useFormat } from '~/i18n/use-format';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { MoneyField } from '~/ui/form/NumberField';
import { CheckboxField, SelectField } from '~/ui/form/SelectField';
import type { SectionProps } from './form-types';
import { ParentField } from './ParentField';

interface TermsSectionProps extends SectionProps {
  /** The project itself, which cannot be its own parent. */
  readonly projectId: string;
  readonly parentLabel: string | null;
  readonly today: string;
  readonly maxCost: string | null;
}

/** For how much, when, by which scheme and way. */
export function TermsSection(props: TermsSectionProps) {
  const { control, masters, projectId, parentLabel, today, maxCost } = props;
  const { t } = useTranslation('projects');
  const format = useFormat();
  const chosen = useWatch({ control, name: 'budget_head_id' });
  const heads = useHeadChoices(today, chosen);
  return (
    <FormSection id="terms" title={t('section.terms')}>
      <MoneyField
        control={control}
        name="estimated_cost"
        label={t('field.estimated_cost')}
        isRequired
        {...(maxCost === null ? {} : { hint: t('hint.cost', { max: format.money(maxCost) }) })}
      />
      <DateField
        control={control}
        name="proposed_on"
        label={t('field.proposed_on')}
        hint={t('hint.proposed_on')}
        max={today}
        isRequired
      />
      <DateField control={control} name="starts_on" label={t('field.starts_on')} />
      <DateField control={control} name="ends_on" label={t('field.ends_on')} />
      <SelectField
        control={control}
        name="scheme_code"
        label={t('field.scheme_code')}
        options={masters.list('SCHEME')}
      />
      <SelectField
        control={control}
        name="entrustment_code"
        label={t('field.entrustment_code')}
        options={masters.list('ENTRUSTMENT')}
      />
      <SelectField
        control={control}
        name="budget_head_id"
        label={t('field.budget_head_id')}
        hint={t('hint.budget_head_id')}
        options={heads}
      />
      <ParentField
        control={control}
        name="parent_id"
        label={t('field.parent_id')}
        hint={t('hint.parent_id')}
        projectId={projectId}
        chosenLabel={parentLabel}
      />
      <CheckboxField
        control={control}
        name="is_task_enabled"
        label={t('field.is_task_enabled')}
        hint={t('hint.is_task_enabled')}
      />
    </FormSection>
  );
}
