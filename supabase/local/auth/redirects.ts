import type { AuthContext } from './context.ts';

/**
 * Where a link of a mail may lead: the site itself, or an address that matches config.toml's
 * `additional_redirect_urls` (`*` within a path segment, `**` across). Anything else is null.
 */
export function allowedRedirect(
  { config, url }: AuthContext,
  target: string | undefined,
): string | null {
  if (target === undefined || !URL.canParse(target)) return null;
  if (new URL(target).origin === new URL(url).origin) return target;
  return config
    .list('auth', 'additional_redirect_urls')
    .some((pattern) => globToRegExp(pattern).test(target))
    ? target
    : null;
}

function globToRegExp(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) =>
      part === '**'
        ? '.*'
        : part === '*'
          ? '[^/.]*'
          : part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`);
}
