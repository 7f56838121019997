/** The component library dressed in our tokens: small controls, 13 px type, hairlines, one accent. */
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const blue: MantineColorsTuple = [
  '#e6eefc',
  '#cddcf8',
  '#9fbcf2',
  '#6f9aec',
  '#4a80e7',
  '#3270e4',
  '#1f5fd6',
  '#1a53bd',
  '#14479f',
  '#0d3a86',
];

/** Mantine paints inputs and menus of the dark theme with this scale: our blue greys instead of its neutral ones. */
const dark: MantineColorsTuple = [
  '#e8ecf1',
  '#c3ccd6',
  '#a3aebb',
  '#7f8b99',
  '#414b58',
  '#2a313a',
  '#1f252c',
  '#191d23',
  '#14181d',
  '#101317',
];

const compact = { defaultProps: { size: 'xs' } };

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 6, dark: 5 },
  colors: { blue, dark },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600' },
  components: {
    TextInput: compact,
    NumberInput: compact,
    // Passing through a form with Tab opens no lists; a press, a letter or an arrow does.
    Select: { defaultProps: { size: 'xs', openOnFocus: false } },
    Autocomplete: compact,
    Textarea: compact,
    TagsInput: compact,
    Checkbox: compact,
    Switch: compact,
    SegmentedControl: compact,
    Button: { defaultProps: { size: 'xs' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Tooltip: {
      defaultProps: { openDelay: 400, withArrow: false, fz: 12, transitionProps: { duration: 80 } },
    },
    // A menu opens on its first item, as the pattern of WAI-ARIA has it.
    Menu: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false },
    },
    // Its header is no banner of the page.
    ModalHeader: { defaultProps: { role: 'presentation' } },
    Modal: {
      defaultProps: {
        centered: true,
        transitionProps: { duration: 100 },
        overlayProps: { opacity: 0.35 },
        closeButtonProps: { 'aria-label': 'Close' },
        styles: { title: { fontSize: 15, fontWeight: 600 } },
      },
    },
  },
});

/** Mantine's own surfaces, borders and texts follow our tokens, so that both speak one palette. */
export const cssVariables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--surface-3)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-error': 'var(--bad)',
  };
  return { variables: {}, light: shared, dark: shared };
};
