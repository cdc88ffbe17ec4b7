import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#shared/base/json-value.ts';
import { seeded } from './seeded.ts';
import type { SampleDefinition, SampleScenario } from './sample-definition.ts';
import type { SampleRule } from './orders-rules.ts';

const countries = [
  ['DE', 'Germany', 'de'],
  ['SE', 'Sweden', 'sv'],
  ['NL', 'Netherlands', 'nl'],
  ['CZ', 'Czechia', 'cs'],
  ['GB', 'United Kingdom', 'en'],
] as const;
const firstNames = ['Maren', 'Jonas', 'Adaeze', 'Anne', 'Petr', 'Ida', 'Lars', 'Mila', 'Sanne', 'Tomáš', 'Ella', 'Finn'];
const lastNames = [
  'Lindqvist',
  'Åkesson',
  'Okafor',
  'Brandt',
  'Novák',
  'de Vries',
  'Smith',
  'Bergström',
  'Müller',
  'Dvořák',
  'Jansen',
  'Weber',
];
const withoutEmail = 14;

/** Customers CSV → CRM contacts JSON: cleaning, splitting names, dates of the country. */
export function contactsSample(resources: string): SampleDefinition {
  return {
    id: 'contacts',
    name: 'Customers CSV to CRM contacts',
    about: 'Cleaning, splitting names',
    version: '1.0',
    listed: true,
    source: { name: 'customers.csv', bytes: Buffer.from(makeCustomers()), label: 'Customer list' },
    target: {
      name: 'crm-contact.schema.json',
      bytes: readFileSync(join(resources, 'contacts/crm-contact.schema.json')),
      label: 'CRM contact',
    },
    per: 'record',
    lookups: [
      {
        name: 'countries',
        columns: ['code', 'name'],
        key: 'code',
        value: 'name',
        rows: countries.map(([code, name]) => [code, name]),
        noMatch: { kind: 'reject' },
      },
      {
        name: 'languages',
        columns: ['code', 'language'],
        key: 'code',
        value: 'language',
        rows: countries.map(([code, , language]) => [code, language]),
        noMatch: { kind: 'default', value: 'en' },
      },
    ],
    loops: [],
    rules,
    scenarios,
    spec: [
      {
        id: 'overview',
        fields: {
          'basic.name': 'Customers CSV to CRM contacts',
          'basic.type': 'Batch',
          'basic.direction': 'Inbound',
          'basic.priority': 'Medium',
          'basic.status': 'Active',
          'basic.owner': 'Sales operations',
          'business.purpose': 'The CRM knows every customer of the order system.',
        },
        tables: {},
      },
      {
        id: 'systems',
        fields: { 'source.name': 'Order system', 'source.type': 'CSV export', 'target.name': 'CRM', 'target.type': 'REST API' },
        tables: {},
      },
    ],
    revisions: [{ name: '1.0', reason: 'First release', author: 'A. Brandt' }],
  };
}

const rules: readonly SampleRule[] = [
  { target: 'contactId', expression: '"CRM-" & cust_no', classification: 'internal' },
  { target: 'name.first', expression: '$trim($substringAfter(name, ","))', classification: 'personal' },
  { target: 'name.last', expression: '$trim($substringBefore(name, ","))', classification: 'personal' },
  {
    target: 'name.display',
    expression: '$trim($substringAfter(name, ",")) & " " & $trim($substringBefore(name, ","))',
    classification: 'personal',
  },
  { target: 'email', expression: 'email != "" ? $lowercase(email)', classification: 'personal', note: '14 customers have none' },
  { target: 'hasEmail', expression: 'email != ""', classification: 'internal' },
  { target: 'country.code', expression: 'ctry', classification: 'internal' },
  { target: 'country.name', expression: '$lookup($countries, ctry)', classification: 'public' },
  {
    target: 'customerSince',
    expression: '$substring(since, 6) & "-" & $substring(since, 3, 2) & "-" & $substring(since, 0, 2)',
    classification: 'internal',
    note: 'DD.MM.YYYY',
  },
  { target: 'phone', expression: 'phone != "" ? $replace(phone, /[^0-9+]/, "")', classification: 'personal' },
  { target: 'segment', expression: 'segment = "A" ? "key" : segment = "B" ? "standard" : "small"', classification: 'internal' },
  { target: 'newsletter', expression: 'newsletter = "J"', classification: 'personal' },
  { target: 'language', expression: '$lookup($languages, ctry)', classification: 'public' },
  { target: 'source', expression: '"customers.csv"', classification: 'internal' },
];

const base: JsonObject = {
  cust_no: 10482,
  name: 'Lindqvist, Maren',
  email: 'Maren@Example.com',
  ctry: 'DE',
  since: '14.03.2021',
  phone: '+49 40 / 555-0199',
  segment: 'A',
  newsletter: 'J',
};
const from = (name: string, change: JsonObject): SampleScenario => ({ name, input: { ...base, ...change } });
const scenarios: readonly SampleScenario[] = [
  from('A name with a comma is split', {}),
  from('An e-mail is written in lower case', { email: 'JONAS@EXAMPLE.SE', name: 'Åkesson, Jonas', ctry: 'SE' }),
  from('A customer without e-mail has no e-mail field', { email: '' }),
  from('A double surname stays whole', { name: 'de Vries - Jansen, Sanne', ctry: 'NL' }),
  from('A date of 29 February is kept', { since: '29.02.2020' }),
  from('A customer without phone has no phone field', { phone: '' }),
  from('Segment B is standard, any other is small', { segment: 'B' }),
  from('Segment C is small', { segment: 'C', newsletter: 'N' }),
  from('An unknown country rejects the record', { ctry: 'XK' }),
];

function makeCustomers(): string {
  const random = seeded(2310);
  const count = 2310;
  const silent = new Set(random.shuffle(Array.from({ length: count }, (_, i) => i).filter((i) => i !== 0)).slice(0, withoutEmail));
  const rows = Array.from({ length: count }, (_, i) => {
    const [first, last] = i === 0 ? ['Maren', 'Lindqvist'] : [random.pick(firstNames), random.pick(lastNames)];
    const [code] = i === 0 ? countries[0] : random.pick(countries);
    const two = (n: number): string => String(n).padStart(2, '0');
    const since = i === 0 ? '14.03.2021' : `${two(random.whole(1, 28))}.${two(random.whole(1, 12))}.${random.whole(2012, 2025)}`;
    const email = silent.has(i) ? '' : `${first.normalize('NFD').replaceAll(/[^A-Za-z]/g, '')}@example.com`.toLowerCase();
    const phone = random.next() < 0.6 ? `+${random.whole(31, 49)} ${random.whole(10, 99)} ${random.whole(100000, 999999)}` : '';
    return [10482 + i, `"${last}, ${first}"`, email, code, since, phone, random.pick(['A', 'B', 'B', 'C']), random.pick(['J', 'N'])].join(
      ';',
    );
  });
  return `cust_no;name;email;ctry;since;phone;segment;newsletter\n${rows.join('\n')}\n`;
}
