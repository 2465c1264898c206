import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { asApiError } from '~/lib/api-error';
import { ErrorPage } from '~/ui/ErrorPage';

/** An address that leads nowhere. */
export function MissingPage() {
  return <ErrorPage kind="missing" />;
}

/** A page that broke, or that the person may not see. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const { status } = asApiError(error);
  const kind = status === 403 ? 'forbidden' : status === 404 ? 'missing' : 'broken';
  return (
    <ErrorPage
      kind={kind}
      error={error}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}
