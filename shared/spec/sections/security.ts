import type { SectionDeclaration } from '../section.ts';

export const security: SectionDeclaration = {
  id: 'security',
  number: 13,
  title: 'Security',
  group: 'Operation',
  parts: [
    {
      kind: 'bullets',
      id: 'controls',
      heading: 'Security Controls',
      fields: [
        { name: 'authentication', label: 'Authentication', input: 'long', hint: 'Method; where credentials are kept' },
        { name: 'authorization', label: 'Authorization', input: 'long', hint: 'Access controls' },
        { name: 'encryption', label: 'Encryption', input: 'long', hint: 'In transit and at rest' },
        { name: 'network', label: 'Network Security', input: 'long', hint: 'VPN, firewall rules' },
        { name: 'audit', label: 'Audit Logging', input: 'long', hint: 'What is logged' },
      ],
    },
  ],
};
