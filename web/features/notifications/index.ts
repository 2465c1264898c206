export { NotificationBell } from './NotificationBell';
export type { Notice } from './notification.types';
export { PreferencesSection } from './PreferencesSection';
export { useLiveNotices } from './use-live-notices';
