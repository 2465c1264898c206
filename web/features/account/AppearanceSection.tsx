import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormSection } from '~/ui/form/FormSection';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Light, dark, or as the device wants; kept in this browser. */
export function AppearanceSection() {
  const { t } = useTranslation('account');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <FormSection id="appearance" title={t('appearance.title')} columns={1}>
      <SegmentedControl
        aria-label={t('appearance.title')}
        value={colorScheme}
        onChange={setColorScheme}
        data={SCHEMES.map((value) => ({ value, label: t(`appearance.${value}`) }))}
      />
    </FormSection>
  );
}
