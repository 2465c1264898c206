/** Query keys of notices. The first part is what a live notice invalidates. */
export const notificationKeys = {
  all: ['notifications'] as const,
  list: (isUnreadOnly: boolean) => [...notificationKeys.all, 'list', isUnreadOnly] as const,
  preferences: ['notification-preferences'] as const,
};
