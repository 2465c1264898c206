import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.css';
import '~/i18n/fonts/language-names.css';
import '~/ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { initialiseClient } from '~/api/client';
import { loadConfig } from '~/api/config';
import { createQueryClient } from '~/api/query-client';
import { initialiseI18n } from '~/i18n/i18n';
import { Providers } from './providers';
import { createAppRouter } from './router';
import { StartFailed } from './StartFailed';

async function start(container: HTMLElement): Promise<void> {
  const root = createRoot(container);
  await initialiseI18n();
  try {
    initialiseClient(await loadConfig());
  } catch (error) {
    console.error(error);
    root.render(<StartFailed />);
    return;
  }
  // The cache is older than the session that it reports to.
  let expire: () => void = () => undefined;
  const queryClient = createQueryClient(() => expire());
  const router = createAppRouter();
  root.render(
    <StrictMode>
      <Providers
        queryClient={queryClient}
        router={router}
        onSessionReady={(onExpired) => {
          expire = onExpired;
        }}
      />
    </StrictMode>,
  );
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
void start(container);
