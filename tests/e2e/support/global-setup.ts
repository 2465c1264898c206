import type { TestProject } from 'vitest/node';

import { provideStack } from '../../support/stack-global-setup.ts';

/** The real local stack with the built app: what a person sees after `npm start`. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return provideStack(project, { app: true });
}
