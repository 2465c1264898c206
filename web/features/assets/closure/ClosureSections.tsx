import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField, type Choice } from '~/ui/form/SelectField';
import type { ClosureForm } from '../asset.schema';
import type { Question } from '../asset.types';

type FormControl = Control<ClosureForm, unknown, ClosureForm>;

interface ChecklistProps {
  readonly control: FormControl;
  readonly questions: readonly Question[];
  readonly today: string;
}

/** The questions of the checklist; photographs are attached below. */
export function Checklist({ control, questions, today }: ChecklistProps) {
  const { t } = useTranslation('assets');
  const nameOf = useLocalName();
  const asked = questions.filter(({ answer_type: type }) => type !== 'UPLOAD');
  const choices: readonly Choice[] = [
    { code: 'YES', name: t('closure.yes'), local_names: {} },
    { code: 'NO', name: t('closure.no'), local_names: {} },
  ];
  return (
    <FormSection id="checklist" title={t('closure.checklist')}>
      {asked.map((question, at) => {
        const common = {
          control,
          name: `answers.${at}.answer`,
          label: nameOf(question),
          isRequired: question.is_required,
        } as const;
        return question.answer_type === 'DATE' ? (
          <DateField key={question.code} {...common} max={today} />
        ) : (
          <SelectField key={question.code} {...common} options={choices} />
        );
      })}
    </FormSection>
  );
}

interface RatingsProps {
  readonly control: FormControl;
  readonly criteria: readonly Choice[];
}

/** Five steps for each criterion. */
export function Ratings({ control, criteria }: RatingsProps) {
  const { t } = useTranslation('assets');
  const nameOf = useLocalName();
  const steps: readonly Choice[] = ['5', '4', '3', '2', '1'].map((code) => ({
    code,
    name: t(`closure.step.${code}`),
    local_names: {},
  }));
  return (
    <FormSection id="rating" title={t('closure.rating')} hint={t('closure.ratingHint')}>
      {criteria.map((criterion, at) => (
        <SelectField
          key={criterion.code}
          control={control}
          name={`ratings.${at}.score`}
          label={nameOf(criterion)}
          options={steps}
        />
      ))}
    </FormSection>
  );
}
