/** The addresses of the app, in one place; features link to them through the typed router. */
export const paths = {
  home: '/',
  inbox: '/inbox',
  projects: '/projects',
  estimates: '/estimates',
  administration: '/administration',
  profile: '/profile',
  login: '/login',
  forgotPassword: '/forgot-password',
  setPassword: '/set-password',
  signInCode: '/sign-in-code',
} as const;

/** Where a paper of the workflow is looked at. */
export function paperHref(documentType: string, id: string): string {
  const list = documentType === 'project' ? paths.projects : paths.estimates;
  return `${list}/${id}`;
}
