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
export declare const countries: Readonly<Record<string, string>>;
/** Target fields and their rules; one rule a field, as the designer keeps them. `countries` stands for the lookup of country names. */
export declare const customerRules: (countryName: string) => Readonly<Record<string, string>>;
/** These rules as one object constructor. */
export declare function customerExpression(countryName: string): string;
/** The customer of this number; the same for the same numbers of `random`. */
export declare function makeCustomer(random: () => number, index: number): Customer;
export declare function customerByHand(record: Customer): unknown;
export declare const customer: import("./workload.ts").Workload;
