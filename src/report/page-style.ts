import type { Theme } from "../plots/index.js";
import { darkPalette, lightPalette, type Palette } from "../plots/svg/palette.js";
import { themeRules } from "../plots/svg/style-sheet.js";
import { figureRules } from "./figure.js";

/** The page's CSS; colours are those of the pictures. */
export function pageStyle(theme: Theme): string {
  const colours = themeRules(theme, {
    light: rootRule(lightPalette, lightGround),
    dark: rootRule(darkPalette, darkGround),
  });
  return `${colours}${figureRules}${rules.replaceAll(/\s*\n\s*/g, "")}`;
}

/** What lies behind the cards, which have the background of the pictures in them. */
const lightGround = "#f2f4f7";
const darkGround = "#0b0d10";

function rootRule({ background, ink, muted, faint, right }: Palette, ground: string): string {
  return `:root{--ground:${ground};--card:${background};--ink:${ink};--muted:${muted};--faint:${faint};--accent:${right}}`;
}

const rules = `
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:1144px;margin:0 auto;padding:40px 16px 64px}
header{margin:0 8px 24px}
header p{margin:8px 0 0;max-width:70ch;overflow-wrap:anywhere}
h1{margin:0;font-size:32px;line-height:1.2;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{margin:0 0 16px;font-size:20px;line-height:1.3}
h3{margin:0 0 4px;font-size:14px;line-height:1.4;color:var(--muted);font-weight:600}
p.date,.note{color:var(--muted)}
.note{margin:12px 0 0;font-size:14px}
section,.figures{background:var(--card);border:1px solid var(--faint);border-radius:12px;margin:0 0 16px;padding:24px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(136px,1fr));gap:20px 24px}
.figures div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.figures dt{font-size:14px;line-height:1.4;color:var(--muted)}
.figures dd{margin:0;font-size:28px;line-height:1.25;font-weight:650;white-space:nowrap;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.figures div:first-child dd{color:var(--accent)}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,290px),1fr));gap:24px 40px;align-items:start}
.roomy{grid-template-columns:repeat(auto-fit,minmax(min(100%,496px),1fr))}
.beside div{min-width:0}
.facts{margin:0}
.facts div{display:flex;justify-content:space-between;gap:4px 24px;padding:7px 0;border-bottom:1px solid var(--faint);font-size:15px}
.facts div:last-child{border-bottom:0}
.facts dt{color:var(--muted);min-width:0;overflow-wrap:anywhere}
.facts dd{margin:0;flex:1 1 40%;min-width:0;text-align:right;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:15px;font-variant-numeric:tabular-nums}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:7px 12px;text-align:left;font-weight:400;border-bottom:1px solid var(--faint);white-space:nowrap}
th:first-child{padding-left:0}
th:last-child,td:last-child{padding-right:0}
thead th{font-size:14px;font-weight:600;color:var(--muted);vertical-align:bottom;white-space:normal}
tbody tr:last-child th,tbody tr:last-child td{border-bottom:0}
tfoot th,tfoot td{border-top:1px solid var(--muted);border-bottom:0;font-weight:600}
.number{text-align:right}
tbody th{white-space:normal}
tbody th,tfoot th{position:sticky;left:0;background:var(--card)}
figure+h3,.scroll+h3,.note+h3{margin-top:32px}
details{margin-top:16px}
summary{cursor:pointer;font-weight:600;font-size:15px;padding:4px 0}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (max-width:640px){
main{padding:24px 8px 40px}
h1{font-size:26px}
section,.figures{padding:16px}
.figures{grid-template-columns:repeat(2,1fr);gap:16px}
.figures dd{font-size:24px}
table{font-size:14px}
thead th{font-size:13px}
th,td{padding:6px 5px}
}
@media (max-width:400px){
table{font-size:13px}
thead th{font-size:12px}
th,td{padding:6px 3px}
}
@media print{
:root{--ground:#fff;color-scheme:light}
main{max-width:none;padding:0}
section,.figures{border:0;padding:12px 0;break-inside:avoid}
#time{break-inside:auto}
tr,figure{break-inside:avoid}
h2,h3{break-after:avoid}
figure{margin:0}
.scroll{overflow:visible}
table{font-size:12px}
thead th{font-size:12px}
th,td{padding:4px 6px}
}
`;
