import type { TestProject } from 'vitest/node';

import { provideStack } from '../../support/stack-global-setup.ts';

/**
 * The project whose answers are checked: the one that CONTRACT_URL, CONTRACT_PUBLISHABLE_KEY and CONTRACT_SECRET_KEY
 * name (hosted, with the migrations and the demo seed), else the local stack.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['CONTRACT_URL'];
  const publishableKey = process.env['CONTRACT_PUBLISHABLE_KEY'];
  const secretKey = process.env['CONTRACT_SECRET_KEY'];
  if (url === undefined || url === '') return provideStack(project, { app: false });
  if (!publishableKey || !secretKey) {
    throw new Error(
      'CONTRACT_URL needs CONTRACT_PUBLISHABLE_KEY and CONTRACT_SECRET_KEY beside it.',
    );
  }
  project.provide('project', {
    url: url.replace(/\/$/, ''),
    publishableKey,
    secretKey,
    local: null,
  });
  return () => Promise.resolve();
}
