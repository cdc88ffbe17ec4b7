import type { Rule } from '#shared/mapping/mapping.ts';

export type SampleRule = Pick<Rule, 'target' | 'expression' | 'default' | 'classification' | 'note'>;

const bill = '([billing_address, shipping_address])[0]';
const ship = '([shipping_address, billing_address])[0]';
const eu = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
];

/** An optional text of an address: nothing where the shop sent an empty one. */
function given(address: string, field: string): string {
  return `(\n  $given := ${address}.${field};\n  $given != "" ? $given\n)`;
}

const rule = (
  target: string,
  expression: string,
  classification: SampleRule['classification'],
  more: Partial<SampleRule> = {},
): SampleRule => ({
  target: `SalesOrder.${target}`,
  expression,
  ...(classification === undefined ? {} : { classification }),
  ...more,
});

/** The 38 rules of the orders sample, in the order of their ids; a 39th fills WarehouseCode in the finished state. */
export const orderRules: readonly SampleRule[] = [
  rule('Header.OrderNumber', '"SO-" & $substringAfter(name, "#")', 'internal', { note: 'ERP key, unique per shop' }),
  rule('Header.OrderDate', '$substringBefore(created_at, "T")', 'internal', { note: 'Shop time zone' }),
  rule('Header.CurrencyCode', 'currency', 'public', { note: 'ISO 4217' }),
  rule('Header.SalesChannel', '"WEB"', 'public'),
  rule('Header.PaymentTerms', 'financial_status in ["paid", "partially_refunded"] ? "PREPAID" : "NET30"', 'internal', {
    note: 'Agreed with Finance',
  }),
  rule('Customer.AccountNumber', '$lookup($erp_accounts, "" & customer.id)', 'internal', { note: 'Guests post to C-99999' }),
  rule('Customer.FullName', 'customer.first_name & " " & customer.last_name', 'personal'),
  rule('BillTo.Name', `${bill}.name`, 'personal'),
  rule('BillTo.Company', given(bill, 'company'), 'confidential'),
  rule('BillTo.Street1', `${bill}.address1`, 'personal'),
  rule('BillTo.Street2', given(bill, 'address2'), 'personal'),
  rule('BillTo.City', `${bill}.city`, 'personal'),
  rule('BillTo.PostalCode', `${bill}.zip`, 'personal'),
  rule('BillTo.CountryCode', `${bill}.country_code`, 'internal'),
  rule('BillTo.Phone', given(bill, 'phone'), 'personal'),
  rule('ShipTo.Name', `${ship}.name`, 'personal'),
  rule('ShipTo.Company', given(ship, 'company'), 'confidential'),
  rule('ShipTo.Street1', `${ship}.address1`, 'personal'),
  rule('ShipTo.Street2', given(ship, 'address2'), 'personal'),
  rule('ShipTo.City', `${ship}.city`, 'personal'),
  rule('ShipTo.PostalCode', `${ship}.zip`, 'personal'),
  rule(
    'ShipTo.CountryCode',
    `(\n  $country := ${ship}.country_code;\n  $country in ${JSON.stringify(eu).replaceAll(',', ', ')} ? $country : $uppercase($country)\n)`,
    'internal',
    {
      note: 'Outside the EU the shop sends lower case',
    },
  ),
  rule('ShipTo.Phone', given(ship, 'phone'), 'personal'),
  rule('Lines.Line.LineNumber', '$i + 1', 'internal', { note: 'Starts at 1' }),
  rule('Lines.Line.ItemCode', 'sku', 'internal'),
  rule('Lines.Line.Quantity', 'quantity', 'internal'),
  rule('Lines.Line.UnitPrice', '$number(price)', 'confidential', { note: 'Gross, incl. VAT' }),
  rule(
    'Lines.Line.TaxCode',
    '/* VAT code per order line; exempt lines get Z0 */\n(\n  $rate := $string(tax_lines[0].rate);\n  $not(taxable) ? "Z0"\n    : $lookup($tax_codes, $rate)\n)',
    'internal',
    { note: 'Nothing on 9 lines' },
  ),
  rule('Lines.Line.LineTotal', '$round($number(price) * quantity, 2)', 'confidential'),
  rule('Totals.NetAmount', '$round($number(total_price) - $sum([$number(total_tax)]), 2)', 'confidential'),
  rule('Totals.TaxAmount', '$number(total_tax)', 'confidential', { default: '0.00' }),
  rule('Totals.GrossAmount', '$number(total_price)', 'confidential', { note: 'Checked against line sum' }),
  rule('Totals.ShippingAmount', '$sum(shipping_lines.$number(price))', 'confidential', {
    default: '0.00',
    note: 'No test with free shipping',
  }),
  rule('Totals.DiscountAmount', '$number(total_discounts)', 'confidential', { default: '0.00' }),
  rule('Payment.Method', 'payment.method = "card" ? "CARD" : payment.method = "bank" ? "TRANSFER" : "WALLET"', 'internal'),
  rule('Payment.Reference', 'payment.reference != "" ? payment.reference', 'confidential'),
  rule('Payment.Amount', 'payment.captured_at ? $number(payment.amount)', 'confidential'),
  rule('Payment.CapturedAt', 'payment.captured_at ? $substringBefore(payment.captured_at, "T")', 'internal'),
];

/** In the finished state the two open points of the drawing are settled. */
export const finishedRules = {
  taxCodeDefault: '"V07"',
  warehouse: rule('Lines.Line.WarehouseCode', '$contains(sku, /^BK-/) ? "WH-BOOKS" : "WH-MAIN"', 'internal', { note: 'New in 4.2' }),
} as const;
