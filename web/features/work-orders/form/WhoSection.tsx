import { Alert, Box } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { FormSection } from '~/ui/form/FormSection';
import { SelectField, type Choice } from '~/ui/form/SelectField';
import { TextAreaField } from '~/ui/form/TextField';
import type { Candidate } from '../order-basis.types';
import { AGENCY_ROLES } from '../work-order.types';
import type { OrderSectionProps } from './form-types';
import { useOrderFigures } from './use-order-figures';

/** Who carries the work out, in which role, and who is in charge. */
export function WhoSection({ control, basis, masters }: OrderSectionProps) {
  const { t } = useTranslation('work-orders');
  const nameOf = useLocalName();
  const format = useFormat();
  const [organisationId] = useWatch({ control, name: ['organisation_id'] });
  const { role, roleByValue } = useOrderFigures(control, basis);
  const label = (candidate: Candidate) =>
    [
      nameOf(candidate),
      t('who.orders', { count: candidate.orders }),
      ...(candidate.is_ward ? [t('who.ofWard')] : []),
      ...(candidate.is_proposed ? [t('who.proposed')] : []),
    ].join(' · ');
  const organisations: Choice[] = [
    ...new Map(basis.organisations.map((row) => [row.id, row])).values(),
  ].map((row) => ({ code: row.id, name: label(row) }));
  const officers: Choice[] = basis.officers.map((officer) => ({
    code: officer.id,
    name: [nameOf(officer), masters.name('DESIGNATION', officer.designation_code)]
      .filter(Boolean)
      .join(', '),
  }));
  const roles: Choice[] = AGENCY_ROLES.map((code) => ({
    code,
    name: masters.name('AGENCY_ROLE', code),
    isDisabled: code === 'IA' && roleByValue === 'IP',
  }));
  const proposed = basis.organisations.find(({ is_proposed: is }) => is);
  const isOther =
    role !== 'CONTRACTOR' &&
    organisationId !== '' &&
    proposed !== undefined &&
    organisationId !== proposed.id;
  return (
    <FormSection id="who" title={t('section.who')} hint={t('hint.who')}>
      <SelectField
        control={control}
        name="organisation_id"
        label={t('field.organisation')}
        options={organisations}
        isRequired
      />
      <SelectField
        control={control}
        name="agency_role_code"
        label={t('field.role')}
        options={roles}
        placeholder={t('who.byValue', { role: masters.name('AGENCY_ROLE', role) })}
      />
      {isOther ? (
        <Box style={{ gridColumn: '1 / -1' }}>
          <Alert color="saffron" mb="xs" p="xs">
            {t('who.turn', { name: nameOf(proposed) })}
          </Alert>
          <TextAreaField
            control={control}
            name="organisation_choice_reason"
            label={t('field.organisationReason')}
            maxLength={1000}
            rows={2}
            isRequired
          />
        </Box>
      ) : null}
      {role === 'IP' && roleByValue === 'IA' ? (
        <Box style={{ gridColumn: '1 / -1' }}>
          <TextAreaField
            control={control}
            name="role_choice_reason"
            label={t('field.roleReason')}
            hint={t('who.threshold', { amount: format.money(basis.threshold) })}
            maxLength={1000}
            rows={2}
            isRequired
          />
        </Box>
      ) : null}
      <SelectField
        control={control}
        name="officer_id"
        label={t('field.officer')}
        options={officers}
        isRequired
      />
      <SelectField
        control={control}
        name="contract_type_code"
        label={t('field.contractType')}
        options={masters.list('CONTRACT_TYPE')}
        isRequired
      />
    </FormSection>
  );
}
