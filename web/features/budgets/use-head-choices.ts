import { useQuery } from '@tanstack/react-query';
import { financialYearOf } from '#domain';
import { useLocalName } from '~/i18n/local-name';
import { useFormat } from '~/i18n/use-format';
import { useCan, useSession } from '~/session/use-session';
import { budgetQueries } from './budget.queries';

/** Heads that a work can be given: open, of the year of a day or later; and the one that it has, whatever its year. */
export function useHeadChoices(day: string, present: string) {
  const { tenant } = useSession();
  const mayRead = useCan('budget:read');
  const nameOf = useLocalName();
  const format = useFormat();
  const { data } = useQuery({ ...budgetQueries.heads(tenant.id), enabled: mayRead });
  const year = financialYearOf(day);
  return (data ?? [])
    .filter((head) => head.id === present || (head.is_active && head.financial_year >= year))
    .map((head) => ({
      code: head.id,
      name: [head.financial_year, head.code, nameOf(head), format.money(head.available)].join(
        ' · ',
      ),
    }));
}
