/** The lines of the invoices with their tracks: each way of saying it gives the same. */
const shape = '{"line": $l.InvoiceLineId, "track": $t.Name, "album": $t.AlbumId, "total": $l.UnitPrice * $l.Quantity}';

/** `Track` looked up in an index that the expression makes itself. */
export const indexedJoin = `(
  $tracks := Track{ $string(TrackId): $ };
  $map(InvoiceLine, function($l) { ($t := $lookup($tracks, $string($l.TrackId)); ${shape}) })
)`;

/** The same as a plain filter, in the ways that people write it. */
export const plainJoins: Readonly<Record<string, string>> = {
  'in a function of $map': `$map(InvoiceLine, function($l) { ($t := Track[TrackId = $l.TrackId]; ${shape}) })`,
  'in a path': `InvoiceLine.($l := $; $t := $$.Track[TrackId = $l.TrackId]; ${shape})`,
  'the other way round': `InvoiceLine.($l := $; $t := $$.Track[$l.TrackId = TrackId]; ${shape})`,
  'with a variable for the tracks': `($tracks := Track; InvoiceLine.($l := $; $t := $tracks[TrackId = $l.TrackId]; ${shape}))`,
  'with the first of the tracks': `InvoiceLine.($l := $; $t := $$.Track[TrackId = $l.TrackId][0]; ${shape})`,
  'bound with @': `InvoiceLine@$l.$$.Track@$t[$t.TrackId = $l.TrackId].${shape}`,
};
