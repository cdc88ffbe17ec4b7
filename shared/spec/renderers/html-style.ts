/** Style of the exported HTML: the designer's ink and facts on paper. */
export const htmlStyle = `
:root{color-scheme:light}
body{margin:0;background:#F1F1EE;color:#1A1C1F;font:13px/21px Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:860px;margin:24px auto;padding:32px 48px;background:#FFF}
h1{font-size:26px;line-height:34px;margin:0 0 24px}
h2{font-size:20px;line-height:26px;margin:40px 0 12px;padding-top:12px;border-top:1px solid #E6E6E1}
h3{font-size:14px;line-height:20px;margin:24px 0 8px}
table{border-collapse:collapse;width:100%;margin:8px 0}
th,td{text-align:left;vertical-align:top;padding:5px 10px 5px 0;border-bottom:1px solid #E6E6E1}
th{font-weight:600;border-bottom-color:#1A1C1F}
code,pre{font:12px/19px "JetBrains Mono",ui-monospace,monospace}
td code{white-space:pre-wrap;overflow-wrap:break-word}
.wide{overflow-x:auto}
a{color:#2456D3}
pre{background:#FAFAF8;border:1px solid #E6E6E1;border-radius:6px;padding:12px;overflow:auto}
ul.checks{list-style:none;padding-left:4px}
figure{margin:12px 0}figure svg{max-width:100%;height:auto}
.fact{background:#E9EFFD;color:#2456D3;border-radius:4px;padding:1px 6px;font-weight:500}
.fact.broken{background:#FDEEED;color:#C2272D}
.fact.out-of-date{background:none;color:#4B5057;box-shadow:inset 0 0 0 1px #858984}
.fact.not-measured{background:none;color:#4B5057;outline:1px dashed #858984}
.missing{background:#FCF3E3;color:#925400;border-radius:4px;padding:1px 6px}
.k-key{color:#1F4E8C}.k-string{color:#17694A}.k-number{color:#7A3FB8}.k-function{color:#2456D3}.k-variable{color:#8A4B00}.k-comment{color:#6A7069;font-style:italic}
@media print{body{background:#FFF}main{margin:0;padding:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}
`;
