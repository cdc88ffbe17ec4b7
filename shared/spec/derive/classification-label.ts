import type { Classification } from '#shared/mapping/mapping.ts';

export const classificationLabel: Readonly<Record<Classification, string>> = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  personal: 'Personal',
  special: 'Special category',
};
