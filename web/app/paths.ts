/** The addresses of the app, in one place; features link to them through the typed router. */
export const paths = {
  home: '/',
  inbox: '/inbox',
  projects: '/projects',
  estimates: '/estimates',
  administration: '/administration',
  notifications: '/notifications',
  profile: '/profile',
  login: '/login',
  forgotPassword: '/forgot-password',
  setPassword: '/set-password',
  signInCode: '/sign-in-code',
} as const;
