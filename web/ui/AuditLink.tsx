import { useTranslation } from 'react-i18next';
import { LinkText } from './LinkText';

interface AuditLinkProps {
  /** The table of the record. */
  readonly table: string;
  /** Its key, or the part of it that tells the record from the others of the agency. */
  readonly rowKey: Readonly<Record<string, string>>;
}

/** To every change of one record. For those who hold `audit:read`: the caller asks. */
export function AuditLink({ table, rowKey }: AuditLinkProps) {
  const { t } = useTranslation();
  return (
    <LinkText
      to="/administration/audit"
      search={{ table: [table], key: JSON.stringify(rowKey) } as never}
      size="sm"
      className="no-print"
    >
      {t('action.allChanges')}
    </LinkText>
  );
}
