def round_to($scale): (. * $scale + 0.5 | floor) / $scale;
def zeros($wide): tostring | ($wide - length) as $missing | if $missing > 0 then "00000000"[0:$missing] + . else . end;
def thousands: tostring | if length > 3 then (.[0:-3] | thousands) + "," + .[-3:] else . end;
{ DE: "Germany", DK: "Denmark", ES: "Spain", FI: "Finland", FR: "France", IT: "Italy", NO: "Norway", PL: "Poland",
  SE: "Sweden", US: "United States" } as $countries
| (.first_name | ltrimstr(" ") | rtrimstr(" ")) as $first
| {
    customerNumber: ("C" + (.id | zeros(8))),
    externalCode: .code,
    firstName: $first,
    lastName: (.last_name | ascii_upcase),
    fullName: ($first + " " + (if .middle_name then .middle_name + " " else "" end) + .last_name),
    initials: ($first[0:1] + .last_name[0:1]),
    salutation: (if .gender == "F" then "Ms" elif .gender == "M" then "Mr" else "Mx" end),
    email: (.email | ascii_downcase),
    emailDomain: (.email | split("@")[1] | ascii_downcase),
    phone: (.phone | split(" ") | join("")),
    phoneDigits: (.phone | explode | map(select(. >= 48 and . <= 57)) | implode),
    hasMobile: has("mobile"),
    birthDate: .birth_date,
    birthYear: (.birth_date[0:4] | tonumber),
    createdOn: (.created_at | .[8:10] + "." + .[5:7] + "." + .[0:4]),
    createdMillis: ((.created_at[0:19] + "Z" | fromdateiso8601) * 1000),
    updatedAt: ((.updated_ms / 1000 | floor | todate)[0:19] + "." + (.updated_ms % 1000 | zeros(3)) + "Z"),
    status: (if .status == "A" then "active" elif .status == "P" then "pending" else "inactive" end),
    isKeyAccount: (.segment == "gold" or .segment == "platinum"),
    country: $countries[.country_code],
    countryCode: .country_code,
    locale: ((.language | ascii_downcase) + "-" + .country_code),
    street: (.street + " " + (.house_no | tostring)),
    postalCode: .postal_code,
    city: (.city | (.[0:1] | ascii_upcase) + (.[1:] | ascii_downcase)),
    region: (.region // "n/a"),
    creditLimit: (.credit_limit | round_to(100)),
    available: (.credit_limit - .balance | round_to(100)),
    utilisation: (if .credit_limit > 0 then .balance / .credit_limit * 100 | round_to(10) else 0 end),
    creditText: ((.credit_limit * 100 | round) as $cents | ($cents / 100 | floor | thousands) + "." + ($cents % 100 | zeros(2))),
    netOrders: (.orders_count - .returns_count),
    averageOrder: (if .orders_count == 0 then 0 else .turnover / .orders_count | round_to(100) end),
    tags: (.tags | join(", ")),
    tagCount: (.tags | length)
  }
