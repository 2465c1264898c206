import { ActionIcon, Tooltip } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { memo } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { NumberField } from '~/ui/form/NumberField';
import { SelectField, type Choice } from '~/ui/form/SelectField';
import { TextAreaField } from '~/ui/form/TextField';
import { useEstimateForm } from './form-context';
import classes from './form.module.css';
import { LineFigures } from './LineFigures';
import { MeasurementTable } from './MeasurementTable';

interface NonSorLineCardProps {
  readonly line: number;
  readonly units: readonly Choice[];
  readonly onRemove: (line: number) => void;
}

/** Work that the schedule does not know: described, with a unit and a rate of its own. */
export const NonSorLineCard = memo(function NonSorLineCard(props: NonSorLineCardProps) {
  const { line, units, onRemove } = props;
  const { t } = useTranslation('estimates');
  const { control } = useEstimateForm();
  const unit = useWatch({ control, name: `nonSor.${line}.unit_code` });
  const title = t('line.nonSor', { item: line + 1 });
  return (
    <section className={classes.line} aria-label={title}>
      <header className={classes.lineHead}>
        <span className={classes.lineNumber}>{line + 1}</span>
        <div className={classes.nonSorFields}>
          <TextAreaField
            control={control}
            name={`nonSor.${line}.description`}
            label={t('line.description')}
            rows={1}
            maxLength={2000}
            isRequired
          />
          <SelectField
            control={control}
            name={`nonSor.${line}.unit_code`}
            label={t('line.unit')}
            options={units}
            isRequired
          />
          <NumberField
            control={control}
            name={`nonSor.${line}.rate`}
            label={t('line.rate')}
            leftSection={<span aria-hidden>₹</span>}
            isRequired
          />
        </div>
        <Tooltip label={t('line.remove')}>
          <ActionIcon aria-label={t('line.removeNamed', { title })} onClick={() => onRemove(line)}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      <MeasurementTable list="nonSor" line={line} title={title} />
      <LineFigures list="nonSor" line={line} unit={unit} />
    </section>
  );
});
