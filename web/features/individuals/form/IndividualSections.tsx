import { Button, MultiSelect } from '@mantine/core';
import { useState } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { dayIn } from '#domain';
import { AccountFields } from '~/features/bank-accounts';
import type { MasterLookup } from '~/features/masters';
import { useSession } from '~/session/use-session';
import { DateField } from '~/ui/form/DateField';
import { FormSection } from '~/ui/form/FormSection';
import { CheckboxField, SelectField, useChoices } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import { useField } from '~/ui/form/use-field';
import type { IndividualForm } from '../individual.schema';
import { GENDERS, RELATIONSHIPS, type Individual } from '../individual.types';

type IndividualControl = Control<IndividualForm, unknown, IndividualForm>;

interface SectionProps {
  readonly control: IndividualControl;
}

/** Aadhaar and mobile; of somebody who is registered, those that are kept stay when nothing is typed. */
export function IdentitySection({
  control,
  individual,
}: SectionProps & { readonly individual: Individual | null }) {
  const { t } = useTranslation('individuals');
  const number = (name: 'aadhaar' | 'mobile', last4: string | undefined) => ({
    control,
    name,
    label: t(`field.${name}`),
    autoComplete: 'off',
    isRequired: last4 === undefined,
    ...(last4 === undefined ? {} : { hint: t('hint.kept', { last4 }) }),
  });
  return (
    <FormSection id="identity" title={t('section.identity')} hint={t('hint.identity')}>
      <TextField
        {...number('aadhaar', individual?.aadhaar_last4)}
        inputMode="numeric"
        maxLength={16}
      />
      <TextField {...number('mobile', individual?.mobile_last4)} type="tel" maxLength={16} />
    </FormSection>
  );
}

interface MastersProps extends SectionProps {
  readonly masters: MasterLookup;
}

/** Who the person is. */
export function PersonSection({ control, masters }: MastersProps) {
  const { t } = useTranslation('individuals');
  const { tenant } = useSession();
  const [today] = useState(() => dayIn(tenant.time_zone, Date.now()));
  const text = (name: 'name' | 'name_or' | 'name_hi' | 'guardian_name') => ({
    control,
    name,
    label: t(`field.${name}`),
    maxLength: 128,
  });
  return (
    <FormSection id="person" title={t('section.person')}>
      <TextField {...text('name')} isRequired />
      <SelectField
        control={control}
        name="gender"
        label={t('field.gender')}
        options={GENDERS.map((code) => ({ code, name: t(`gender.${code}`) }))}
        isRequired
      />
      <TextField {...text('name_or')} />
      <TextField {...text('name_hi')} />
      <TextField {...text('guardian_name')} isRequired />
      <SelectField
        control={control}
        name="relationship"
        label={t('field.relationship')}
        options={RELATIONSHIPS.map((code) => ({ code, name: t(`relationship.${code}`) }))}
        isRequired
      />
      <DateField
        control={control}
        name="date_of_birth"
        label={t('field.date_of_birth')}
        max={today}
        isRequired
      />
      <SelectField
        control={control}
        name="social_category"
        label={t('field.social_category')}
        options={masters.list('SOCIAL_CATEGORY')}
      />
      <CheckboxField control={control} name="is_minority" label={t('field.is_minority')} />
      <CheckboxField control={control} name="has_disability" label={t('field.has_disability')} />
    </FormSection>
  );
}

/** Where the person lives: the localities are those of the ward. */
export function PlaceFields({
  control,
  masters,
  onWard,
}: MastersProps & { readonly onWard: () => void }) {
  const { t } = useTranslation('individuals');
  const ward = useWatch({ control, name: 'ward_code' });
  return (
    <>
      <SelectField
        control={control}
        name="ward_code"
        label={t('field.ward_code')}
        options={masters.wards}
        onPicked={onWard}
        isRequired
      />
      <SelectField
        control={control}
        name="locality_code"
        label={t('field.locality_code')}
        options={masters.localitiesOf(ward === '' ? [] : [ward])}
        isRequired
      />
      <TextField control={control} name="street" label={t('field.street')} maxLength={128} />
      <TextField
        control={control}
        name="door_number"
        label={t('field.door_number')}
        maxLength={8}
      />
    </>
  );
}

/** What the person can do; the first skill is proposed on a muster. */
export function Skills({
  control,
  masters,
  individual,
}: MastersProps & { readonly individual: Individual | null }) {
  const { t } = useTranslation('individuals');
  const { field, input } = useField<IndividualForm>({
    control,
    name: 'skills',
    label: t('field.skills'),
    isRequired: true,
  });
  // A skill that the person has is kept, though the master has since ended it.
  const codes = new Set([...masters.skills.map(({ code }) => code), ...(individual?.skills ?? [])]);
  const data = useChoices([...codes].map((code) => ({ code, name: masters.skillName(code) })));
  return (
    <MultiSelect
      {...input}
      data={data}
      value={field.value as string[]}
      onChange={field.onChange}
      searchable
      nothingFoundMessage={t('common:state.nothingFound')}
    />
  );
}

interface AccountSectionProps extends MastersProps {
  readonly onToggle: (isWanted: boolean) => void;
}

/** Where wages go; an agency may register people before they have an account. */
export function AccountSection({ control, masters, onToggle }: AccountSectionProps) {
  const { t } = useTranslation('individuals');
  const account = useWatch({ control, name: 'bank_account' });
  const isNeeded = masters.setting('individual.requires_bank_account') !== 'false';
  return (
    <FormSection id="account" title={t('section.account')} hint={t('hint.account')}>
      {account === null ? null : (
        <AccountFields control={control} at={(name) => `bank_account.${name}`} masters={masters} />
      )}
      {isNeeded ? null : (
        <Button variant="default" size="xs" onClick={() => onToggle(account === null)}>
          {t(account === null ? 'form.withAccount' : 'form.withoutAccount')}
        </Button>
      )}
    </FormSection>
  );
}
