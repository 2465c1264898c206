import { useQuery } from '@tanstack/react-query';
import { useLocalName } from '~/i18n/local-name';
import { useSession } from '~/session/use-session';
import { tenderQueries } from './tender.queries';

/** The name of a contractor class; its code until the classes are there. */
export function useClassName(): (code: string | null) => string | null {
  const { tenant } = useSession();
  const nameOf = useLocalName();
  const { data } = useQuery(tenderQueries.classes(tenant.id));
  return (code) => {
    const found = data?.find((each) => each.code === code);
    return found === undefined ? code : nameOf(found);
  };
}
