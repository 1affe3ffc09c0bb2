// SPDX-License-Identifier: Apache-2.0
#include "core/report/stylesheet.h"

namespace mesewright::report {

std::string_view styleSheet()
{
    return R"css(
:root {
  color-scheme: light;
  --window:#E9ECEF; --panel:#F4F5F7; --surface:#FFFFFF; --sunken:#F0F2F4; --alternate:#F8F9FA;
  --subtle:#DADFE4; --strong:#7E8893; --text:#1A2026; --second:#4C5661; --third:#5F6973; --link:#1B5FC1;
  --pass:#08705A; --pass-tint:#D8F1E8; --pass-solid:#0A7E64;
  --fail:#AC2F17; --fail-tint:#FCE4DE; --fail-solid:#C9401F;
  --warn:#7E5200; --warn-tint:#FBEBC8; --warn-solid:#B97A00;
  --none:#515B66; --none-tint:#E6E9ED; --none-solid:#77828D;
  --run:#1B5FC1; --run-tint:#E1ECFB; --run-solid:#1B5FC1;
  --stale:#6A4296; --stale-tint:#EEE5F8; --stale-solid:#8355B3;
  --s0:#5F6973; --s1:#1B5FC1; --s2:#A88712; --s3:#7A2E1A; --s4:#159FC1; --s5:#BF4066; --s6:#473267; --s7:#6D6D17; --s8:#145D47;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    color-scheme: dark;
    --window:#14171A; --panel:#1A1E22; --surface:#20252A; --sunken:#171A1E; --alternate:#23292E;
    --subtle:#343B43; --strong:#75808C; --text:#E7EAED; --second:#B0B9C2; --third:#929CA7; --link:#82B6F7;
    --pass:#52CFA7; --pass-tint:#16392F; --pass-solid:#35A985;
    --fail:#F68E76; --fail-tint:#45251F; --fail-solid:#DE6446;
    --warn:#E8B858; --warn-tint:#3D3117; --warn-solid:#C9962F;
    --none:#A7B1BB; --none-tint:#2E353C; --none-solid:#7D8893;
    --run:#82B6F7; --run-tint:#1F344D; --run-solid:#5C9BEA;
    --stale:#C6A5EB; --stale-tint:#35294A; --stale-solid:#A27FD0;
    --s0:#929CA7; --s1:#74AEF5; --s2:#EAC73E; --s3:#DA4E78; --s4:#CDEDC9; --s5:#7F8B14; --s6:#35E4E4; --s7:#7C72D2; --s8:#0A9A8C;
  }
}
* { box-sizing:border-box; }
html { background:var(--window); }
body { margin:0 auto; padding:24px 20px 40px; max-width:1160px; color:var(--text); background:var(--window);
  font:13px/1.5 Inter,"Noto Sans","Segoe UI","Helvetica Neue",Arial,sans-serif; -webkit-text-size-adjust:100%; }
h1,h2,h3,h4,p,ul,dl,pre,table { margin:0; }
h1 { font-size:26px; line-height:1.25; font-weight:600; letter-spacing:-0.01em; }
h2 { font-size:17px; line-height:1.4; font-weight:600; margin:32px 0 12px; }
h3 { font-size:15px; line-height:1.4; font-weight:600; }
h4 { font-size:13px; font-weight:600; }
a { color:var(--link); text-decoration:none; }
a:hover { text-decoration:underline; }
code,pre,.figure,td.num { font-family:"JetBrains Mono","Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace; font-variant-ligatures:none; }
.top { display:flex; flex-wrap:wrap; justify-content:space-between; gap:4px 16px; color:var(--third); font-size:12px; margin-bottom:12px; }
.top strong { color:var(--text); font-weight:600; }
nav a { margin-left:14px; }
.card { background:var(--surface); border:1px solid var(--subtle); border-radius:6px; padding:16px; margin-bottom:12px; }
.card h3 { margin-bottom:8px; }
.card h3 + .hint { margin:-6px 0 8px; }
.below { margin-bottom:12px; }
.gap { height:12px; }
.hint { color:var(--third); font-size:12px; }
.missing { color:var(--second); }
.banner { display:flex; gap:16px; align-items:flex-start; border:1px solid var(--none-solid); border-radius:6px; padding:18px 20px; margin-bottom:12px; background:var(--none-tint); }
.banner p { font-size:15px; line-height:1.45; margin-top:4px; max-width:100ch; }
.banner .advice { font-size:13px; color:var(--second); }
.banner .disc { width:44px; height:44px; flex:none; margin-top:2px; }
.banner .disc svg { width:26px; height:26px; }
.pass { --fg:var(--pass); --tint:var(--pass-tint); --solid:var(--pass-solid); }
.fail { --fg:var(--fail); --tint:var(--fail-tint); --solid:var(--fail-solid); }
.warn { --fg:var(--warn); --tint:var(--warn-tint); --solid:var(--warn-solid); }
.none { --fg:var(--none); --tint:var(--none-tint); --solid:var(--none-solid); }
.run { --fg:var(--run); --tint:var(--run-tint); --solid:var(--run-solid); }
.stale { --fg:var(--stale); --tint:var(--stale-tint); --solid:var(--stale-solid); }
.banner.pass,.banner.fail,.banner.warn,.banner.none,.banner.stale { background:var(--tint); border-color:var(--solid); }
.disc { display:inline-flex; align-items:center; justify-content:center; width:22px; height:22px; border-radius:50%; border:1.5px solid var(--solid); color:var(--fg); background:var(--tint); flex:none; }
.icon { width:14px; height:14px; fill:none; stroke:currentColor; stroke-width:1.75; stroke-linecap:round; stroke-linejoin:round; flex:none; }
.badge { display:inline-flex; align-items:center; gap:4px; height:18px; padding:0 6px; border-radius:4px; font-size:11px; font-weight:600; color:var(--fg); background:var(--tint); white-space:nowrap; }
.badge .icon { width:12px; height:12px; }
.tiles { display:grid; grid-template-columns:repeat(auto-fill,minmax(204px,1fr)); gap:10px; margin-bottom:12px; }
.tile { background:var(--surface); border:1px solid var(--subtle); border-radius:6px; padding:12px 14px; }
.tile b { display:block; font-size:24px; line-height:1.25; font-weight:600; letter-spacing:-0.01em; white-space:nowrap; }
.tile span { display:block; color:var(--second); font-size:12px; line-height:1.4; }
.tile.good b { color:var(--pass); }
.gates { display:grid; grid-template-columns:repeat(5,minmax(0,1fr)); gap:10px; }
.gate { background:var(--surface); border:1px solid var(--subtle); border-radius:6px; padding:14px; display:flex; flex-direction:column; gap:6px; min-width:0; }
.gate header { display:flex; align-items:center; gap:8px; font-size:15px; font-weight:600; }
.gate header i { font-style:normal; font-weight:500; color:var(--third); }
.gate .big { font-size:22px; line-height:1.25; font-weight:600; letter-spacing:-0.01em; }
.gate p { font-size:12px; color:var(--second); overflow-wrap:anywhere; white-space:pre-line; }
.gate .question { color:var(--third); min-height:3em; }
.gate footer { margin-top:auto; padding-top:8px; border-top:1px solid var(--subtle); font-size:11px; color:var(--third); overflow-wrap:anywhere; line-height:1.5; }
.gate footer code { display:block; font-size:10.5px; letter-spacing:-0.01em; }
.findings { list-style:none; padding:0; }
.findings li { display:flex; gap:10px; padding:7px 0; border-top:1px solid var(--subtle); }
.findings li:first-child { border-top:0; padding-top:0; }
.findings li:last-child { padding-bottom:0; }
.findings .badge { margin-top:1px; min-width:72px; }
.findings p { min-width:0; overflow-wrap:anywhere; }
.findings code { font-size:12px; color:var(--second); }
.findings em { font-style:normal; color:var(--second); }
.pair { display:grid; grid-template-columns:minmax(0,1fr) minmax(0,1fr); gap:12px; }
.pair .card { margin-bottom:12px; }
.wide { overflow-x:auto; }
table { border-collapse:collapse; width:100%; font-size:13px; }
th { text-align:left; font-size:12px; font-weight:600; color:var(--second); padding:5px 10px 5px 0; border-bottom:1px solid var(--subtle); vertical-align:bottom; }
td { padding:5px 10px 5px 0; border-bottom:1px solid var(--subtle); vertical-align:top; }
tr:last-child td { border-bottom:0; }
td.num,th.num { text-align:right; white-space:nowrap; }
td.num { font-size:12px; }
td.code { font-family:"JetBrains Mono","Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace; font-size:12px; overflow-wrap:anywhere; }
th.bar,td.bar { width:178px; padding:5px 0 5px 18px; vertical-align:middle; }
table.small { max-width:620px; }
td:first-child { white-space:nowrap; }
table.free td:first-child { white-space:normal; }
tr.first td { border-top:2px solid var(--subtle); }
tbody tr.first:first-child td { border-top:0; }
tr.picked td { font-weight:600; }
svg.chart { display:block; width:100%; height:auto; }
svg.bar { display:block; }
svg text { font-family:Inter,"Noto Sans","Segoe UI",Arial,sans-serif; fill:var(--second); }
svg .axis { font-size:11px; fill:var(--third); }
svg .axis-name { font-size:11px; fill:var(--third); }
svg .value { font-size:11px; font-weight:600; fill:var(--text); paint-order:stroke; stroke:var(--surface); stroke-width:3px; stroke-linejoin:round; }
svg .figure,svg .row { font-size:12px; fill:var(--text); }
svg .figure { font-family:"JetBrains Mono","Noto Sans Mono","DejaVu Sans Mono",Consolas,monospace; }
svg .strong { font-weight:600; }
svg .group { font-size:11px; font-weight:600; letter-spacing:0.02em; }
svg .band { fill:var(--sunken); }
svg .grid { stroke:var(--subtle); stroke-width:1; }
svg .base { stroke:var(--strong); stroke-width:1; }
svg .limit { stroke:var(--warn-solid); stroke-width:1.5; }
svg .limit-text { font-size:11px; font-weight:600; fill:var(--warn); }
svg .flag { stroke:var(--fail-solid); stroke-width:1; stroke-dasharray:3 3; }
svg .flag-text { font-size:11px; font-weight:600; fill:var(--fail); }
svg .s0 { --c:var(--s0); } svg .s1 { --c:var(--s1); } svg .s2 { --c:var(--s2); } svg .s3 { --c:var(--s3); } svg .s4 { --c:var(--s4); }
svg .s5 { --c:var(--s5); } svg .s6 { --c:var(--s6); } svg .s7 { --c:var(--s7); } svg .s8 { --c:var(--s8); }
svg .fill { fill:var(--c); }
svg .hollow { fill:var(--surface); stroke:var(--c); stroke-width:1.75; }
svg .line { fill:none; stroke:var(--c); stroke-width:2; stroke-linejoin:round; stroke-linecap:round; }
svg .line.thin { stroke-width:1.5; }
svg .line.s2 { stroke-dasharray:6 3; } svg .line.s3 { stroke-dasharray:2 3; } svg .line.s4 { stroke-dasharray:8 3 2 3; }
svg .line.s5 { stroke-dasharray:1 3; } svg .line.s6 { stroke-dasharray:10 4; } svg .line.s7 { stroke-dasharray:4 4; } svg .line.s8 { stroke-dasharray:3 2; }
svg .rule { stroke:var(--c); stroke-width:1.25; stroke-dasharray:2 3; }
svg .whisker { stroke:var(--c); stroke-width:1.5; }
svg .whisker.over { stroke:var(--text); stroke-width:1.25; }
svg .whisker.halo { stroke:var(--surface); stroke-width:3.5; stroke-linecap:round; stroke-opacity:0.6; }
svg .under { fill:var(--surface); }
svg .soft { fill:var(--c); fill-opacity:0.35; }
svg .dot { fill:var(--c); }
svg .dots { fill-opacity:0.5; }
svg .veil { fill-opacity:0.28; }
svg .cut { fill:var(--fail-solid); }
.legend { display:flex; flex-wrap:wrap; gap:2px 16px; margin:8px 0 2px; font-size:12px; color:var(--second); }
.legend span { display:inline-flex; align-items:center; gap:6px; }
.sample h3 { display:flex; flex-wrap:wrap; align-items:baseline; gap:4px 10px; }
.sample h3 .hint { font-weight:400; }
.label { margin:12px 0 4px; font-size:11px; font-weight:600; color:var(--third); letter-spacing:0.02em; text-transform:uppercase; }
.side { display:flex; flex-wrap:wrap; align-items:center; gap:4px 8px; margin:12px 0 4px; font-size:12px; color:var(--second); }
.side h4 { color:var(--text); }
.reason { font-size:12px; color:var(--second); margin-bottom:4px; min-height:1.5em; overflow-wrap:anywhere; }
pre { background:var(--sunken); border:1px solid var(--subtle); border-radius:4px; padding:10px 12px; font-size:12px; line-height:1.5; white-space:pre-wrap; overflow-wrap:anywhere; tab-size:4; }
pre.before { border-left:3px solid var(--s0); }
pre.after { border-left:3px solid var(--s1); }
dl { display:grid; grid-template-columns:minmax(110px,auto) minmax(0,1fr); gap:4px 16px; }
dt { color:var(--third); }
dd { margin:0; overflow-wrap:anywhere; }
.foot { color:var(--third); font-size:12px; margin-top:24px; }
@media screen and (max-width:820px) {
  .pair { grid-template-columns:minmax(0,1fr); }
  .gates { grid-template-columns:repeat(auto-fit,minmax(200px,1fr)); }
  .card .wide svg.chart { min-width:760px; }
}
@media print {
  @page { margin:14mm 12mm; }
  html,body { background:#FFFFFF; }
  body { padding:0; max-width:none; font-size:11px; -webkit-print-color-adjust:exact; print-color-adjust:exact; }
  nav { display:none; }
  .gate,.tile,.banner,tr,svg.chart,.findings li,.card { break-inside:avoid; }
  .card.sample { break-inside:auto; }
  .pair .card { padding:10px; }
  svg.chart text { font-size:13.5px; }
  .wide svg.chart text { font-size:12.5px; }
  h2,h3,.label,.side,.legend { break-after:avoid; }
  .gates { gap:6px; } .gate { padding:8px; } .gate .big { font-size:17px; }
  .tiles { grid-template-columns:repeat(auto-fit,minmax(110px,1fr)); gap:6px; } .tile { padding:8px 10px; } .tile b { font-size:18px; } .tile span { font-size:10px; }
  .gate p { font-size:10px; } .gate footer code { font-size:8px; } .gate header { font-size:12px; }
  td.bar { width:110px; } svg.bar { width:100px; height:auto; }
  pre { font-size:10px; } table,.card { font-size:11px; }
  .wide { overflow:visible; }
}
)css";
}

} // namespace mesewright::report
