export { ForgotPasswordPage } from './ForgotPasswordPage';
export { LoginPage } from './LoginPage';
export { ProfilePage } from './ProfilePage';
export { SetPasswordPage } from './SetPasswordPage';
export { SignInCodePage } from './SignInCodePage';
