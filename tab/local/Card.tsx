import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import {
  AdaptiveCard,
  ExecuteAction,
  HostConfig,
  OpenUrlAction,
  SubmitAction,
  type Action,
} from 'adaptivecards';
import { useEffect, useRef } from 'react';
import type { HostTheme } from '../host.ts';
import { toCardHtml } from './card-markdown.ts';
import { toHostConfig } from './host-config.ts';

const useStyles = makeStyles({
  card: {
    marginBlockStart: tokens.spacingVerticalXXS,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
    '& .ac-input': {
      ...typographyStyles.body1,
      boxSizing: 'border-box',
      width: '100%',
      padding: tokens.spacingHorizontalS,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
      borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
      borderRadius: tokens.borderRadiusMedium,
    },
    '& textarea.ac-input': { minHeight: '64px', resize: 'vertical' },
    '& .ac-actionSet': { flexWrap: 'wrap', rowGap: tokens.spacingVerticalS },
    '& .ac-pushButton': {
      ...typographyStyles.body1Strong,
      minHeight: '32px',
      padding: `0 ${tokens.spacingHorizontalM}`,
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
      borderRadius: tokens.borderRadiusMedium,
      cursor: 'pointer',
    },
    '& .ac-pushButton:hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '& .ac-pushButton.style-positive': {
      color: tokens.colorNeutralForegroundOnBrand,
      backgroundColor: tokens.colorBrandBackground,
      border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    },
    '& p': { margin: 0 },
  },
});

/** A press of a button of a card, as Teams reports it. */
export interface CardAction {
  type: string;
  verb: string;
  data: object;
}

export interface CardProps {
  card: object;
  theme: HostTheme;
  onAction: (action: CardAction) => void;
}

/** An Adaptive Card as the chat shows it. It is drawn anew only when the card itself has changed. */
export function Card({ card, theme, onAction }: CardProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const json = JSON.stringify(card);
  const latest = useRef(onAction);
  useEffect(() => {
    latest.current = onAction;
  });
  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(toHostConfig(place.current ?? document.body));
    drawn.onExecuteAction = (action) => {
      handleAction(action, latest.current);
    };
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = toCardHtml(text);
      result.didProcess = true;
    };
    drawn.parse(JSON.parse(json));
    place.current?.replaceChildren(drawn.render() ?? '');
  }, [json, theme]);
  return <div ref={place} className={styles.card} />;
}

function handleAction(action: Action, onAction: CardProps['onAction']): void {
  if (action instanceof OpenUrlAction) {
    window.open(action.url, '_blank', 'noreferrer');
    return;
  }
  if (!(action instanceof ExecuteAction) && !(action instanceof SubmitAction)) return;
  const data = typeof action.data === 'object' ? action.data : {};
  const verb = action instanceof ExecuteAction ? action.verb : '';
  onAction({ type: action.getJsonTypeName(), verb, data });
}
