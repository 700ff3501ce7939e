/** How cards are coloured and spaced: the theme's own colours, read from where the card stands. */
export function toHostConfig(place: Element): object {
  const style = getComputedStyle(place);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const pair = (one: string, subtle: string) => ({ default: color(one), subtle: color(subtle) });
  const foregroundColors = {
    default: pair('colorNeutralForeground1', 'colorNeutralForeground2'),
    accent: pair('colorBrandForeground1', 'colorBrandForeground2'),
    good: pair('colorPaletteGreenForeground1', 'colorPaletteGreenForeground1'),
    warning: pair('colorPaletteYellowForeground2', 'colorPaletteYellowForeground2'),
    attention: pair('colorPaletteRedForeground1', 'colorPaletteRedForeground1'),
  };
  const container = (background: string) => ({ backgroundColor: color(background), foregroundColors });
  return {
    fontFamily: color('fontFamilyBase'),
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: color('colorNeutralStroke2') },
    supportsInteractivity: true,
    textBlock: { headingLevel: 2 },
    containerStyles: {
      default: container('colorNeutralBackground1'),
      emphasis: container('colorNeutralBackground3'),
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: { label: { inputSpacing: 'small', requiredInputs: { suffix: ' *' }, optionalInputs: {} } },
  };
}
