import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../components/Loaded.tsx';
import { PageFrame } from '../components/PageFrame.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import type { Host } from '../host.ts';
import { useText } from '../text/text-context.ts';
import { readSignIn } from './local-api.ts';
import { LocalShell } from './LocalShell.tsx';
import { SignInPage } from './SignInPage.tsx';
import { useAddress } from './useAddress.ts';

/** The pages of the local mode: be any person of the sample company. */
export function LocalApp({ host }: { host: Host }) {
  const { t } = useText();
  const { personId } = useAddress();
  // Making the sample company takes a moment; asking again meanwhile would not be faster.
  const signIn = useQuery({ queryKey: ['local-people'], queryFn: readSignIn, retry: 1, staleTime: Infinity });
  const person = signIn.data?.people.find(({ id }) => id === personId);

  if (signIn.data !== undefined && person !== undefined) {
    return <LocalShell host={host} person={person} people={signIn.data.people} />;
  }
  return (
    <PageFrame>
      <PageTitle title={t('local.signIn.title')}>
        {t(signIn.data === undefined ? 'local.signIn.settingUp' : 'local.signIn.hint')}
      </PageTitle>
      <Loaded query={signIn} rows={8}>
        {(data) => <SignInPage {...data} />}
      </Loaded>
    </PageFrame>
  );
}
