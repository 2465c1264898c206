import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { fieldId } from '~/ui/form/form-labels';
import classes from './form.module.css';
import { LineError, LineFigures } from './LineFigures';
import { MeasurementTable } from './MeasurementTable';

interface SorLineCardProps {
  readonly line: number;
  readonly code: string;
  readonly description: string;
  readonly unit: string;
  readonly rate: string;
  readonly onRemove: (line: number) => void;
}

/** An item of the schedule with its measurements. What comes from the schedule is read, never typed. */
export const SorLineCard = memo(function SorLineCard(props: SorLineCardProps) {
  const { line, code, description, unit, rate, onRemove } = props;
  const { t } = useTranslation('estimates');
  const format = useFormat();
  const name = `sor.${line}.sor_code`;
  const title = t('line.sor', { item: line + 1 });
  return (
    <section className={classes.line} aria-label={`${title}: ${code}`}>
      <header className={classes.lineHead} id={fieldId(name)} tabIndex={-1}>
        <span className={classes.lineNumber}>{line + 1}</span>
        <div className={classes.lineTitle}>
          <Badge color="gray" size="sm" className="tabular">
            {code}
          </Badge>
          <Text size="sm" lineClamp={2} title={description}>
            {description}
          </Text>
          <LineError name={name} label={title} />
        </div>
        <Text size="sm" className={`tabular ${classes.lineRate ?? ''}`}>
          {t('line.rateOfUnit', { rate: format.money(rate), unit })}
        </Text>
        <Tooltip label={t('line.remove')}>
          <ActionIcon aria-label={t('line.removeNamed', { title })} onClick={() => onRemove(line)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <MeasurementTable list="sor" line={line} title={`${code} ${description}`} />
      <LineFigures list="sor" line={line} unit={unit} />
    </section>
  );
});
