import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMasters } from '~/features/masters';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { FormDialog } from '~/ui/form/FormDialog';
import { SelectField } from '~/ui/form/SelectField';
import { TextField } from '~/ui/form/TextField';
import { useAppForm } from '~/ui/form/use-app-form';
import { useSaveHead } from '../budget.mutations';
import { budgetQueries } from '../budget.queries';
import { headSchema, type HeadForm } from '../budget.schema';

/** Opens a head for a financial year. It holds nothing until an appropriation is approved. */
export function HeadDialog({
  year,
  onClose,
}: {
  readonly year: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('budgets');
  const { tenant } = useSession();
  const { masters } = useMasters();
  const nameOf = useLocalName();
  const { data: funds } = useQuery(budgetQueries.funds(tenant.id));
  const { mutateAsync } = useSaveHead();
  const form = useAppForm<HeadForm>(headSchema, {
    financial_year: year,
    code: '',
    name: '',
    name_or: '',
    name_hi: '',
    fund_code: '',
    function_code: '',
  });
  const { control } = form;
  return (
    <FormDialog
      form={form}
      size="lg"
      title={t('head.new')}
      submitLabel={t('head.create')}
      onSubmit={(values) => mutateAsync(values)}
      onClose={onClose}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextField
          control={control}
          name="financial_year"
          label={t('year')}
          maxLength={7}
          isRequired
        />
        <TextField
          control={control}
          name="code"
          label={t('head.code')}
          hint={t('head.codeHint')}
          maxLength={32}
          isRequired
        />
        <TextField
          control={control}
          name="name"
          label={t('head.name')}
          maxLength={200}
          isRequired
        />
        <SelectField
          control={control}
          name="fund_code"
          label={t('head.fund')}
          options={(funds ?? []).map((fund) => ({
            code: fund.code,
            name: `${nameOf(fund)} · ${fund.head_of_account}`,
          }))}
          isRequired
        />
        <TextField control={control} name="name_or" label={t('head.nameOr')} maxLength={200} />
        <TextField control={control} name="name_hi" label={t('head.nameHi')} maxLength={200} />
        <SelectField
          control={control}
          name="function_code"
          label={t('head.function')}
          options={masters.list('BUDGET_FUNCTION')}
        />
      </SimpleGrid>
    </FormDialog>
  );
}
