import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MaskedNumber } from '~/features/bank-accounts';
import type { MasterLookup } from '~/features/masters';
import { DateText } from '~/ui/DateText';
import { KeyValueGrid } from '~/ui/KeyValueGrid';
import { LinkText } from '~/ui/LinkText';
import { useCan } from '~/session/use-session';
import type { Individual } from '../individual.types';

interface IdentityCardProps {
  readonly individual: Individual;
  readonly masters: MasterLookup;
}

/** Who the person is; identity numbers by their last digits. */
export function IdentityCard({ individual, masters }: IdentityCardProps) {
  const { t } = useTranslation('individuals');
  const { id, name } = individual;
  const flags = [
    individual.is_minority ? t('field.is_minority') : null,
    individual.has_disability ? t('field.has_disability') : null,
  ].filter((flag) => flag !== null);
  const category = masters.name('SOCIAL_CATEGORY', individual.social_category);
  return (
    <Paper component="section" p="md" aria-label={t('section.person')}>
      <Title order={2} fz="md" mb="sm">
        {t('section.person')}
      </Title>
      <KeyValueGrid
        items={[
          {
            label: t('field.aadhaar'),
            value: (
              <MaskedNumber
                last4={individual.aadhaar_last4}
                subject={{ kind: 'INDIVIDUAL', field: 'aadhaar', id }}
                label={t('numberOf.aadhaar', { name })}
              />
            ),
          },
          {
            label: t('field.mobile'),
            value: (
              <MaskedNumber
                last4={individual.mobile_last4}
                subject={{ kind: 'INDIVIDUAL', field: 'mobile', id }}
                label={t('numberOf.mobile', { name })}
              />
            ),
          },
          { label: t('field.gender'), value: t(`gender.${individual.gender}`) },
          { label: t('field.date_of_birth'), value: <DateText value={individual.date_of_birth} /> },
          {
            label: t('field.social_category'),
            value: [category, ...flags].filter((part) => part !== '').join(', '),
          },
          {
            label: t('field.address'),
            value: [individual.door_number, individual.street, masters.place(individual)]
              .filter((part) => part !== null && part !== '')
              .join(', '),
            isWide: true,
          },
          {
            label: t('field.organisation'),
            value: <Registrar individual={individual} />,
            isWide: true,
          },
          {
            label: t('field.created_at'),
            value: (
              <>
                <DateText value={individual.created_at} />
                {individual.created_by_name === null ? '' : ` · ${individual.created_by_name}`}
              </>
            ),
            isWide: true,
          },
        ]}
      />
    </Paper>
  );
}

function Registrar({ individual }: { readonly individual: Individual }) {
  const { t } = useTranslation('individuals');
  const seesOrganisations = useCan('organisation:read');
  const { registered_by_organisation_id: organisationId, organisation_name: name } = individual;
  if (organisationId === null) return t('ofAgency');
  if (!seesOrganisations) return name;
  return (
    <LinkText to="/organisations/$organisationId" params={{ organisationId }} inherit>
      {name}
    </LinkText>
  );
}
