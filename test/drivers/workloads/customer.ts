import { between, defineWorkload, pick, roundTo } from './workload.ts';

export interface Customer {
  readonly id: number;
  readonly code: string;
  readonly first_name: string;
  readonly middle_name?: string;
  readonly last_name: string;
  readonly gender: string;
  readonly email: string;
  readonly phone: string;
  readonly mobile?: string;
  readonly birth_date: string;
  readonly created_at: string;
  readonly updated_ms: number;
  readonly status: string;
  readonly segment: string;
  readonly country_code: string;
  readonly language: string;
  readonly street: string;
  readonly house_no: number;
  readonly postal_code: string;
  readonly city: string;
  readonly region: string | null;
  readonly vat_id: string;
  readonly iban: string;
  readonly credit_limit: number;
  readonly balance: number;
  readonly turnover: number;
  readonly orders_count: number;
  readonly returns_count: number;
  readonly discount_pct: number;
  readonly newsletter: boolean;
  readonly tags: readonly string[];
  readonly notes: string;
}

export const countries: Readonly<Record<string, string>> = {
  DE: 'Germany',
  DK: 'Denmark',
  ES: 'Spain',
  FI: 'Finland',
  FR: 'France',
  IT: 'Italy',
  NO: 'Norway',
  PL: 'Poland',
  SE: 'Sweden',
  US: 'United States',
};

/** Target fields and their rules; one rule a field, as the designer keeps them. `countries` stands for the lookup of country names. */
export const customerRules = (countryName: string): Readonly<Record<string, string>> => ({
  customerNumber: '"C" & $pad($string(id), -8, "0")',
  externalCode: 'code',
  firstName: '$trim(first_name)',
  lastName: '$uppercase(last_name)',
  fullName: '$trim(first_name) & " " & (middle_name ? middle_name & " " : "") & last_name',
  initials: '$substring($trim(first_name), 0, 1) & $substring(last_name, 0, 1)',
  salutation: 'gender = "F" ? "Ms" : gender = "M" ? "Mr" : "Mx"',
  email: '$lowercase(email)',
  emailDomain: '$lowercase($substringAfter(email, "@"))',
  phone: '$replace(phone, " ", "")',
  phoneDigits: '$replace(phone, /[^0-9]/, "")',
  hasMobile: '$exists(mobile)',
  birthDate: 'birth_date',
  birthYear: '$number($substring(birth_date, 0, 4))',
  createdOn: '$fromMillis($toMillis(created_at), "[D01].[M01].[Y0001]")',
  createdMillis: '$toMillis(created_at)',
  updatedAt: '$fromMillis(updated_ms)',
  status: 'status = "A" ? "active" : status = "P" ? "pending" : "inactive"',
  isKeyAccount: 'segment in ["gold", "platinum"]',
  country: countryName,
  countryCode: 'country_code',
  locale: '$lowercase(language) & "-" & country_code',
  street: 'street & " " & house_no',
  postalCode: 'postal_code',
  city: '$uppercase($substring(city, 0, 1)) & $lowercase($substring(city, 1))',
  region: 'region = null ? "n/a" : region',
  creditLimit: '$round(credit_limit, 2)',
  available: '$round(credit_limit - balance, 2)',
  utilisation: 'credit_limit > 0 ? $round(balance / credit_limit * 100, 1) : 0',
  creditText: '$formatNumber(credit_limit, "#,##0.00")',
  netOrders: 'orders_count - returns_count',
  averageOrder: 'orders_count = 0 ? 0 : $round(turnover / orders_count, 2)',
  tags: '$join(tags, ", ")',
  tagCount: '$count(tags)',
});

/** These rules as one object constructor. */
export function customerExpression(countryName: string): string {
  const rules = Object.entries(customerRules(countryName));
  return `{\n${rules.map(([field, rule]) => `  "${field}": ${rule}`).join(',\n')}\n}`;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** The customer of this number; the same for the same numbers of `random`. */
export function makeCustomer(random: () => number, index: number): Customer {
  const first = pick(['Maren', ' Jonas', 'Aino ', 'Lucía', 'Piotr', 'Eszter', 'Noor'], random);
  const last = `${pick(['Lindqvist', 'Okafor', 'Marchetti', 'Novák', 'de Vries'], random)}`;
  const country = pick(Object.keys(countries), random);
  const limit = random() < 0.1 ? 0 : between(random, 10_000, 5_000_000) / 100;
  const orders = random() < 0.1 ? 0 : between(random, 1, 400);
  return {
    id: 10_000 + index,
    code: `EXT-${index.toString(36).toUpperCase()}`,
    first_name: first,
    ...(random() < 0.3 ? { middle_name: pick(['Anna', 'Karl', 'Zoé'], random) } : {}),
    last_name: last,
    gender: pick(['F', 'M', 'X'], random),
    email: `${first.trim()}.${last.replaceAll(' ', '')}.${index}@Example.${pick(['com', 'ORG', 'net'], random)}`,
    phone: `+46 (0)40 ${between(random, 100, 999)} ${between(random, 10, 99)} ${between(random, 10, 99)}`,
    ...(random() < 0.6 ? { mobile: `+46 70 ${between(random, 1_000_000, 9_999_999)}` } : {}),
    birth_date: `${between(random, 1940, 2005)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`,
    created_at: `${between(random, 2015, 2025)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}T${two(between(random, 0, 23))}:${two(between(random, 0, 59))}:${two(between(random, 0, 59))}.000Z`,
    updated_ms: between(random, 1_500_000, 1_790_000) * 1_000_000 + between(random, 0, 999_999),
    status: pick(['A', 'P', 'I'], random),
    segment: pick(['gold', 'platinum', 'silver', 'bronze'], random),
    country_code: country,
    language: pick(['SV', 'de', 'EN', 'fr'], random),
    street: pick(['Storgatan', 'Kanalvägen', 'Hamngatan', 'Rue du Port'], random),
    house_no: between(random, 1, 180),
    postal_code: String(between(random, 1_000, 99_999)).padStart(5, '0'),
    city: pick(['MALMÖ', 'lund', 'Ystad', 'HELSINGBORG', 'århus'], random),
    region: random() < 0.3 ? null : pick(['Skåne', 'Jylland', 'Bayern'], random),
    vat_id: `${country}${between(random, 100_000_000, 999_999_999)}`,
    iban: `${country}45 5000 0000 ${between(random, 1_000, 9_999)} ${between(random, 1_000, 9_999)} 7${between(random, 100, 999)}`,
    credit_limit: limit,
    balance: between(random, -200_000, 4_000_000) / 100,
    turnover: between(random, 0, 90_000_000) / 100,
    orders_count: orders,
    returns_count: Math.min(orders, between(random, 0, 12)),
    discount_pct: between(random, 0, 20),
    newsletter: random() < 0.5,
    tags: Array.from({ length: between(random, 0, 4) }, () => pick(['wholesale', 'export', 'priority', 'net30', 'no-mail'], random)),
    notes: `Customer since the ${between(random, 1, 30)}th, prefers delivery in the morning; asks for one invoice a month.`,
  };
}

const salutations: Readonly<Record<string, string>> = { F: 'Ms', M: 'Mr' };
const states: Readonly<Record<string, string>> = { A: 'active', P: 'pending' };

export function customerByHand(record: Customer): unknown {
  const first = record.first_name.trim();
  const created = Date.parse(record.created_at);
  const day = record.created_at;
  const { city, email, phone, credit_limit: limit } = record;
  return {
    customerNumber: `C${String(record.id).padStart(8, '0')}`,
    externalCode: record.code,
    firstName: first,
    lastName: record.last_name.toUpperCase(),
    fullName: `${first} ${record.middle_name === undefined ? '' : `${record.middle_name} `}${record.last_name}`,
    initials: first.charAt(0) + record.last_name.charAt(0),
    salutation: salutations[record.gender] ?? 'Mx',
    email: email.toLowerCase(),
    emailDomain: email.slice(email.indexOf('@') + 1).toLowerCase(),
    phone: phone.replaceAll(' ', ''),
    phoneDigits: phone.replaceAll(/[^0-9]/g, ''),
    hasMobile: record.mobile !== undefined,
    birthDate: record.birth_date,
    birthYear: Number(record.birth_date.slice(0, 4)),
    createdOn: `${day.slice(8, 10)}.${day.slice(5, 7)}.${day.slice(0, 4)}`,
    createdMillis: created,
    updatedAt: new Date(record.updated_ms).toISOString(),
    status: states[record.status] ?? 'inactive',
    isKeyAccount: record.segment === 'gold' || record.segment === 'platinum',
    country: countries[record.country_code],
    countryCode: record.country_code,
    locale: `${record.language.toLowerCase()}-${record.country_code}`,
    street: `${record.street} ${record.house_no}`,
    postalCode: record.postal_code,
    city: city.charAt(0).toUpperCase() + city.slice(1).toLowerCase(),
    region: record.region ?? 'n/a',
    creditLimit: roundTo(limit, 2),
    available: roundTo(limit - record.balance, 2),
    utilisation: limit > 0 ? roundTo((record.balance / limit) * 100, 1) : 0,
    creditText: limit.toFixed(2).replaceAll(/\B(?=(\d{3})+\.)/g, ','),
    netOrders: record.orders_count - record.returns_count,
    averageOrder: record.orders_count === 0 ? 0 : roundTo(record.turnover / record.orders_count, 2),
    tags: record.tags.join(', '),
    tagCount: record.tags.length,
  };
}

export const customer = defineWorkload<Customer>({
  name: 'a',
  title: '34-field customer map, one record',
  expression: customerExpression('$lookup($countries, country_code)'),
  bindings: { countries },
  batch: 100,
  passes: 20,
  make: makeCustomer,
  hand: customerByHand,
});

/** Without marks above letters: jq changes case of ASCII alone. */
export function asciiText(json: string): string {
  return json.normalize('NFD').replaceAll(/[\u0300-\u036f]/g, '');
}

/** Whether no amount lies between two: halves are rounded to the even by some and away from nothing by others. */
export function roundsAlike({ turnover, orders_count: orders, balance, credit_limit: limit }: Customer): boolean {
  const between = (scaled: number): boolean => Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-4;
  return !(orders > 0 && between((turnover / orders) * 100)) && !(limit > 0 && between((balance / limit) * 1_000));
}
