import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Deep teal: the one primary. Shade 7 carries white text at 6.5:1. */
const teal: MantineColorsTuple = [
  '#ecf8f6',
  '#d2efea',
  '#a6dfd6',
  '#74cabf',
  '#45b0a4',
  '#279488',
  '#187a70',
  '#12665f',
  '#0f514c',
  '#0d3b38',
];

/** Saffron: attention, and nothing else. */
const saffron: MantineColorsTuple = [
  '#fff6e6',
  '#ffe9c2',
  '#ffd58a',
  '#ffbf51',
  '#fbac2b',
  '#e98f0c',
  '#c67406',
  '#9a5a08',
  '#7a470b',
  '#5c360b',
];

/** Done, refused, under way: calm enough to fill a column, dark enough to read as text. */
const green: MantineColorsTuple = [
  '#eaf7ee',
  '#d3eedb',
  '#a9dfb9',
  '#7acd93',
  '#4fb971',
  '#33a058',
  '#268546',
  '#1c6a37',
  '#15532b',
  '#0f4022',
];

const red: MantineColorsTuple = [
  '#fdf0ee',
  '#fadfdb',
  '#f3beb7',
  '#ea978d',
  '#e06f62',
  '#d24a3b',
  '#b93426',
  '#97271b',
  '#781f16',
  '#5c1811',
];

const blue: MantineColorsTuple = [
  '#edf4fa',
  '#dae8f4',
  '#b3d0e8',
  '#88b5da',
  '#5f9bcc',
  '#3f83bb',
  '#2f6a9d',
  '#25557f',
  '#1d4466',
  '#15334e',
];

const gray: MantineColorsTuple = [
  '#f8fafb',
  '#f1f5f6',
  '#e3e9ec',
  '#cdd6da',
  '#94a3ab',
  '#64757e',
  '#485962',
  '#344249',
  '#1f2a30',
  '#10181c',
];

const dark: MantineColorsTuple = [
  '#dbe4e7',
  '#b9c6cb',
  '#94a5ac',
  '#6b7d85',
  '#415159',
  '#313f46',
  '#243037',
  '#182126',
  '#11191d',
  '#0b1114',
];

/** Inter for Latin, then the two Indian scripts; only the fonts of the language in use are loaded. */
const FONTS =
  "'Inter Variable', 'Noto Sans Oriya Variable', 'Noto Sans Devanagari Variable', 'Noto Sans Oriya', 'Noto Sans Devanagari', system-ui, sans-serif";

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal, saffron, green, red, blue, gray, dark },
  black: '#10181c',
  fontFamily: FONTS,
  headings: { fontFamily: FONTS, fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Plain defaults: naming the components here would load every one of them with the first screen.
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    // A word that does not fit takes a second line: half a state is no state.
    Badge: {
      defaultProps: { variant: 'light', radius: 'sm', tt: 'none', fw: 600 },
      styles: {
        root: { height: 'auto', minHeight: 'var(--badge-height)', maxWidth: '100%' },
        label: { whiteSpace: 'normal', overflow: 'visible', lineHeight: 1.25 },
      },
    },
    Paper: { defaultProps: { withBorder: true, radius: 'md' } },
    // Its label belongs to something that has a role.
    Loader: { defaultProps: { role: 'status' } },
    Modal: {
      defaultProps: { centered: true, radius: 'md' },
      styles: { title: { fontSize: 16, fontWeight: 650 } },
    },
    InputWrapper: {
      styles: {
        label: { fontWeight: 600 },
        description: { fontSize: 12 },
        error: { fontSize: 12 },
      },
    },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true } },
  },
});

/** Colours that Mantine has no name for: the navigation, the page behind the cards, quiet lines. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--app-page': '#f4f7f7',
    '--app-card': '#ffffff',
    '--app-line': 'var(--mantine-color-gray-2)',
    '--app-nav': '#0d3b38',
    '--app-nav-text': '#cfe6e2',
    '--app-nav-active': '#16514c',
    '--app-accent': 'var(--mantine-color-saffron-4)',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-6)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-5)',
    '--mantine-color-error': '#b42318',
    '--mantine-color-default-border': 'var(--mantine-color-gray-3)',
  },
  dark: {
    '--app-page': 'var(--mantine-color-dark-8)',
    '--app-card': 'var(--mantine-color-dark-7)',
    '--app-line': 'var(--mantine-color-dark-5)',
    '--app-nav': '#0b2523',
    '--app-nav-text': '#b9d3cf',
    '--app-nav-active': '#143f3b',
    '--app-accent': 'var(--mantine-color-saffron-4)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-2)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-3)',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-default-border': 'var(--mantine-color-dark-4)',
    '--mantine-color-anchor': 'var(--mantine-color-teal-3)',
    // Mantine darkens shade 9, which is nearly black in our palettes already.
    '--mantine-color-teal-light': 'rgba(39, 148, 136, 0.24)',
    '--mantine-color-teal-light-hover': 'rgba(39, 148, 136, 0.34)',
    '--mantine-color-teal-light-color': 'var(--mantine-color-teal-2)',
    '--mantine-color-green-light': 'rgba(51, 160, 88, 0.22)',
    '--mantine-color-green-light-hover': 'rgba(51, 160, 88, 0.32)',
    '--mantine-color-green-light-color': 'var(--mantine-color-green-1)',
    '--mantine-color-red-light': 'rgba(224, 111, 98, 0.22)',
    '--mantine-color-red-light-hover': 'rgba(224, 111, 98, 0.32)',
    '--mantine-color-red-light-color': 'var(--mantine-color-red-1)',
    '--mantine-color-blue-light': 'rgba(95, 155, 204, 0.22)',
    '--mantine-color-blue-light-hover': 'rgba(95, 155, 204, 0.32)',
    '--mantine-color-blue-light-color': 'var(--mantine-color-blue-1)',
    '--mantine-color-saffron-light': 'rgba(251, 172, 43, 0.17)',
    '--mantine-color-saffron-light-hover': 'rgba(251, 172, 43, 0.26)',
    '--mantine-color-saffron-light-color': 'var(--mantine-color-saffron-2)',
    '--mantine-color-gray-light': 'rgba(148, 163, 171, 0.16)',
    '--mantine-color-gray-light-hover': 'rgba(148, 163, 171, 0.24)',
    '--mantine-color-gray-light-color': 'var(--mantine-color-gray-3)',
  },
});
