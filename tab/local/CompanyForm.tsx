import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { useLocation } from 'wouter';
import { Choice } from '../components/Choice.tsx';
import { Line } from '../components/Line.tsx';
import { TextBox } from '../components/TextBox.tsx';
import { useText } from '../text/text-context.ts';
import { createCompany } from './local-api.ts';
import { useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'stretch' },
  button: { justifySelf: 'start' },
});

/** Begins with people of one's own: the first of them adds Tandem to a channel, and is who one is then. */
export function CompanyForm() {
  const styles = useStyles();
  const { t } = useText();
  const { toHref } = useAddress();
  const [, navigate] = useLocation();
  const queries = useQueryClient();
  const [names, setNames] = useState('');
  const [chatName, setChatName] = useState(t('local.company.chatDefault'));
  const [type, setType] = useState<'channel' | 'meeting'>('channel');
  const { mutate, isPending, isError } = useMutation({ mutationFn: createCompany });
  const people = toNames(names);
  const [addedBy] = people;
  const isReady = addedBy !== undefined && people.length > 1 && chatName.trim() !== '';

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady || isPending) return;
    const onSuccess = async ({ addedById }: { addedById: string }) => {
      await queries.invalidateQueries({ queryKey: ['local-people'] });
      navigate(toHref({ as: addedById }));
    };
    mutate({ people, chat: { type, name: chatName }, addedBy }, { onSuccess });
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <TextBox
        label={t('local.company.people')}
        hint={t('local.company.peopleHint')}
        rows={5}
        value={names}
        onChange={setNames}
      />
      <Choice
        label={t('local.company.type')}
        value={type}
        options={[
          { value: 'channel', label: t('local.company.channel') },
          { value: 'meeting', label: t('local.company.meeting') },
        ]}
        onChange={(value) => {
          setType(value === 'meeting' ? 'meeting' : 'channel');
        }}
      />
      <Line
        label={t('local.company.chat')}
        maxLength={60}
        value={chatName}
        problem={isError ? t('local.company.failed') : undefined}
        onChange={setChatName}
      />
      <Button type="submit" className={styles.button} disabled={!isReady || isPending}>
        {t('local.company.begin')}
      </Button>
    </form>
  );
}

/** One name a line. */
function toNames(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
