import { describe, expect, it } from 'vitest';
import { excelToJsonata } from '#shared/translate/excel/excel-to-jsonata.ts';
import { readForeign } from '#shared/translate/translate.ts';
import door from '#test/drivers/engine.ts';
import { rowContext } from './order-columns.ts';

const record = {
  name: 'ada lovelace',
  status: 'paid',
  price: -2.5,
  quantity: 3,
  ordered_at: '2026-01-05T10:22:31Z',
  qty: '12',
  note: null,
};

function gives(formula: string): unknown {
  const made = excelToJsonata(formula, rowContext);
  if (!made.ok) throw new Error(`${made.error.message} ${formula}`);
  return door.compile(made.value.text).evaluate(record, { tax_codes: { '12': 'V12' } });
}

describe('excelToJsonata', () => {
  it.each<readonly [string, unknown]>([
    ['=IF([@status]="PAID","yes","no")', 'yes'],
    ['=IF(B2<>"paid",1,2)', 2],
    ['=C2&"-"&B2', '-paid'],
    ['=PROPER(A2)', 'Ada Lovelace'],
    ['=MID(A2,5,4)', 'love'],
    ['=ROUND(E2,0)', -3],
    ['=ROUNDDOWN(E2,0)', -2],
    ['=INT(E2)', -3],
    ['=MOD(E2,2)', 1.5],
    ['=I2+1', 13],
    ['=G2*2', 0],
    ['=IF(C2="","none",C2)', 'none'],
    ['=TEXTJOIN(", ",TRUE,A2,C2,B2)', 'ada lovelace, paid'],
    ['=TEXT([@[Ordered at]],"dd/mm/yyyy hh:mm")', '05/01/2026 10:22'],
    ['=TEXT(F2,"000.0")', '003.0'],
    ['=IFERROR(VLOOKUP(I2,Tax_codes!A:B,2,FALSE),"Z")', 'V12'],
    ['=IFERROR(VLOOKUP(B2,Tax_codes!A:B,2,FALSE),"Z")', 'Z'],
    ['=SWITCH(B2,"open",1,"PAID",2)', 2],
    ['=SUBSTITUTE(A2," ","_")', 'ada_lovelace'],
    ['=AND(F2>1;NOT(ISBLANK(A2)))', true],
  ])('%s', (formula, expected) => {
    expect(gives(formula)).toEqual(expected);
  });

  it.each([
    ['=INDIRECT(A2)', 'translate/unknown-function', 'INDIRECT'],
    ['=A2+B3', 'translate/other-row', 'B3'],
    ['=VLOOKUP(B2,Tax_codes!A:B,2)', 'translate/near-match', 'VLOOKUP'],
    ['=IFERROR(UPPER(A2),"")', 'translate/catch-error', 'IFERROR'],
  ])('refuses %s and names its token', (formula, code, token) => {
    expect(excelToJsonata(formula, rowContext)).toMatchObject({ ok: false, error: { code, token } });
  });
});

describe('readForeign', () => {
  it.each([
    ['UPPER(TRIM(name))', 'sql'],
    ["CASE WHEN status = 'a' THEN 1 END", 'sql'],
    ['=A2&"x"', 'excel'],
    ['$uppercase(name)', undefined],
    ['price * quantity', undefined],
    ['name & " || " & nick', undefined],
  ])('%s is %s', (text, language) => {
    expect(readForeign(text, () => rowContext)?.language).toBe(language);
  });
});
