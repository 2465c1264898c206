import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { deskQueries } from '~/session/desk.queries';
import { useSession } from '~/session/use-session';
import { paths } from '../paths';
import { Mark } from './Mark';
import { navigationFor } from './navigation';
import classes from './Shell.module.css';

/** The chain of work as links; folded, only the icons, whose words are still read out and shown on hover. */
export function NavBar({ isFolded }: { readonly isFolded: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { can, tenant } = useSession();
  const { data } = useQuery({ ...deskQueries.counts(tenant.id), enabled: can('inbox:read') });
  const waiting = data?.waiting ?? 0;
  const word = isFolded ? 'visually-hidden' : classes.word;
  return (
    <>
      <Link to={paths.home} className={classes.brand}>
        <Mark size={26} />
        <span className={isFolded ? 'visually-hidden' : undefined}>{t('app.name')}</span>
      </Link>
      <nav aria-label={t('nav.main')}>
        <ul className={classes.list}>
          {navigationFor(can).map(({ key, to, Icon }) => (
            <li key={key}>
              <Link
                to={to}
                className={classes.link}
                {...(isFolded ? { title: t(`nav.${key}`) } : {})}
                activeOptions={{ exact: to === paths.home, includeSearch: false }}
              >
                <Icon size={19} stroke={1.7} aria-hidden />
                <span className={word}>{t(`nav.${key}`)}</span>
                {key === 'inbox' && waiting > 0 ? (
                  <span className={classes.count}>
                    <span aria-hidden>{format.count(waiting)}</span>
                    <span className="visually-hidden">
                      {t('palette:nav.waiting', { count: waiting })}
                    </span>
                  </span>
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
