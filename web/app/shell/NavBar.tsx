import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '~/session/use-session';
import { paths } from '../paths';
import { Mark } from './Mark';
import { navigationFor } from './navigation';
import classes from './Shell.module.css';

export function NavBar() {
  const { t } = useTranslation();
  const { can } = useSession();
  return (
    <>
      <Link to={paths.home} className={classes.brand}>
        <Mark size={26} />
        {t('app.name')}
      </Link>
      <nav aria-label={t('nav.main')}>
        <ul className={classes.list}>
          {navigationFor(can).map(({ key, to, Icon }) => (
            <li key={key}>
              <Link
                to={to}
                className={classes.link}
                activeOptions={{ exact: to === paths.home, includeSearch: false }}
              >
                <Icon size={19} stroke={1.7} aria-hidden />
                {t(`nav.${key}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}
