// The look of pages and drawings: colours by theme, then drawings, then the page around them.

/// Colours of both themes.
///
/// Sequences grow darker on light paper and lighter on dark, told apart by brightness alone;
/// pairs are blue against orange, which every kind of colour vision tells apart (Okabe and Ito).
let pageColours = """
  :root{--bg:#fff;--ink:#15191e;--muted:#56606b;--rule:#d3d9df;--panel:#f3f5f8;--blue:#0b5fa5;
  --chosen:#c2410c;--casing:#fff;--grey:#7d8793;--land:#eef1f4;
  --c0:#ffffd9;--c1:#d6efb3;--c2:#92d4b9;--c3:#41b2c4;--c4:#2476b3;--c5:#1c2f80;--cn:#e08214;
  --fast:#3f4a57;--rail:#7a8794;--road:#b9a184;--air:#9bb7d0;--water:#3f8f86;color-scheme:light}
  @media (prefers-color-scheme:dark){:root{--bg:#12161b;--ink:#e9edf1;--muted:#a4afba;--rule:#343c45;
  --panel:#1b2128;--blue:#6fb3ee;--chosen:#ff9d5c;--casing:#12161b;--grey:#77828e;--land:#1d242b;
  --c0:#242c57;--c1:#25558f;--c2:#2787a8;--c3:#4fb5ab;--c4:#a5d9a0;--c5:#f6f7b4;--cn:#ef9a3c;
  --fast:#b7c2cd;--rail:#77828e;--road:#6d6150;--air:#45586b;--water:#4f9c93;color-scheme:dark}}
  @media print{:root{--bg:#fff;--ink:#000;--muted:#444;--rule:#bbb;--panel:#f3f5f8;--blue:#0b5fa5;
  --chosen:#c2410c;--casing:#fff;--grey:#7d8793;--land:#eef1f4;
  --c0:#ffffd9;--c1:#d6efb3;--c2:#92d4b9;--c3:#41b2c4;--c4:#2476b3;--c5:#1c2f80;--cn:#e08214;
  --fast:#3f4a57;--rail:#7a8794;--road:#b9a184;--air:#9bb7d0;--water:#3f8f86;color-scheme:light}}

  """

/// What the classes of drawings mean, on the page and in files.
let drawingStyle = """
  svg{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif}
  .sheet{fill:var(--bg)}.t{fill:var(--ink)}text.t{font-size:13px}text.small{font-size:11.5px}
  text.title{fill:var(--muted);font-size:12px}text.head{font-size:15px;font-weight:600}
  text.strong{font-weight:600}.map text.t,text.t[font-size]{font-size:revert-layer}
  .grid{stroke:var(--rule);stroke-width:1}.axis{stroke:var(--muted);stroke-width:1}
  .way{stroke:var(--muted);stroke-width:2}.median{stroke:var(--ink);stroke-width:2}
  .even{stroke:var(--muted);stroke-dasharray:3 4}.curve{fill:none;stroke-width:2.5;stroke-linejoin:round}
  .before{fill:var(--grey)}.after{fill:var(--blue)}.between{fill:var(--chosen)}.within{fill:var(--grey)}
  .before-line{stroke:var(--grey);stroke-dasharray:7 4}.after-line{stroke:var(--blue)}
  .c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}.c4{fill:var(--c4)}
  .c5{fill:var(--c5)}.cn{fill:var(--cn)}.cx{fill:none}.none{fill:var(--panel)}
  .map path,.map circle{vector-effect:non-scaling-stroke}
  #back path{fill:none;stroke:var(--rule)}#back .land{fill:var(--land)}
  #cells path{stroke:var(--bg);stroke-width:.6;fill-opacity:.8}#cells{display:none}.cells-on #cells{display:inline}
  .cells-on #zones circle{fill-opacity:.0;stroke-opacity:.35}
  #links path{fill:none;stroke-linecap:round}.off{display:none}
  .k-fast path{stroke:var(--fast)}.k-rail path{stroke:var(--rail)}.k-road path{stroke:var(--road)}
  .k-air path{stroke:var(--air)}.k-water path{stroke:var(--water);stroke-dasharray:2 3}
  .k-one path{stroke:var(--fast)}.k-two path{stroke:var(--road)}.k-three path{stroke:var(--water)}
  #links .w0{stroke-width:.4;opacity:.5}#links .w1{stroke-width:.6}#links .w2{stroke-width:.9}
  #links .w3{stroke-width:1.3}
  #zones circle{stroke:var(--ink);stroke-width:.7;stroke-opacity:.75}
  #others path{fill:none;stroke:var(--chosen);stroke-width:1.3;stroke-dasharray:3 3;opacity:.55}
  #chosen path{fill:none;stroke-linecap:round;stroke-linejoin:round}
  #chosen .casing{stroke:var(--casing);stroke-width:6;opacity:.9}
  #chosen .line{stroke:var(--chosen);stroke-width:3.2}
  .badge circle{fill:var(--chosen);stroke:var(--casing);stroke-width:1.5}
  .badge text{fill:var(--bg);font-size:10.5px;font-weight:700;text-anchor:middle}
  .s{transform:scale(var(--u,10))}
  .mark use{fill:var(--bg);stroke:var(--ink);stroke-width:1.1;vector-effect:non-scaling-stroke}
  .place{fill:var(--ink);stroke:var(--bg);stroke-width:3px;paint-order:stroke;font-size:12px;font-weight:600}

  """

/// The page around the drawings: screen, phone, paper.
let pageStyle = """
  [hidden]{display:none!important}*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);
  font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif}
  main{max-width:1180px;margin:0 auto;padding:0 20px 60px}
  h1{font-size:1.7rem;line-height:1.25;margin:1.4rem 0 .3rem}h2{font-size:1.25rem;margin:2.4rem 0 .6rem;
  border-top:1px solid var(--rule);padding-top:1rem}h3{font-size:1rem;margin:.2rem 0}
  p{margin:.5rem 0;max-width:78ch}a{color:var(--blue)}.muted{color:var(--muted)}
  .lead{font-size:1.08rem}
  .tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:12px;margin:1.2rem 0}
  .tile{background:var(--panel);border-radius:8px;padding:12px 16px}.tile b{display:block;font-size:1.5rem;
  line-height:1.3}.tile span{color:var(--muted);font-size:.88rem;display:block}
  .atlas{display:grid;grid-template-columns:minmax(0,1fr) 300px;gap:16px}
  .mapbox{position:relative;border:1px solid var(--rule);border-radius:8px;overflow:hidden;align-self:start}
  .mapbox svg{display:block;width:100%;height:auto;cursor:grab;touch-action:pan-x pan-y}
  .mapbox svg.zoomed{touch-action:none}.mapbox svg:focus-visible{outline:3px solid var(--blue);outline-offset:-3px}
  .stack{position:relative}.stack #ground,.stack canvas{position:absolute;inset:0;width:100%;height:100%;
  pointer-events:none}.stack #map{position:relative}
  .zoom{position:absolute;left:8px;top:8px;display:flex;gap:4px}
  button,select,input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--rule);
  border-radius:6px;padding:4px 10px;min-height:34px;max-width:100%}button{cursor:pointer}
  button:hover{border-color:var(--blue)}button:focus-visible,select:focus-visible,input:focus-visible,
  summary:focus-visible{outline:3px solid var(--blue)}
  button[aria-pressed=true]{background:var(--blue);color:var(--bg);border-color:var(--blue)}
  .tip{position:absolute;pointer-events:none;background:var(--ink);color:var(--bg);border-radius:6px;
  padding:4px 9px;font-size:.82rem;line-height:1.35;max-width:260px;z-index:2}
  .legend{display:flex;flex-wrap:wrap;gap:4px 14px;font-size:.82rem;padding:8px 12px;
  border-top:1px solid var(--rule)}.legend i{display:inline-block;width:22px;height:12px;margin-right:5px;
  border:1px solid var(--rule);vertical-align:-1px}.legend svg{display:inline-block;width:26px;height:12px;
  vertical-align:-2px;margin-right:5px;cursor:auto}
  .legend .c0{background:var(--c0)}.legend .c1{background:var(--c1)}.legend .c2{background:var(--c2)}
  .legend .c3{background:var(--c3)}.legend .c4{background:var(--c4)}.legend .c5{background:var(--c5)}
  .legend .cn{background:var(--cn)}.legend .none{background:var(--panel)}
  fieldset{border:0;padding:0;margin:0 0 10px;display:flex;flex-wrap:wrap;gap:4px}
  legend{font-size:.82rem;color:var(--muted);padding:0;margin-bottom:2px}
  fieldset label{font-size:.88rem;display:inline-flex;align-items:center;gap:5px;min-height:30px;margin-right:8px}
  fieldset input[type=checkbox]{min-height:0;width:17px;height:17px;accent-color:var(--blue)}
  .side button{font-size:.88rem}.side select,.side input[list]{width:100%;font-size:.92rem}
  #details{background:var(--panel);border-radius:8px;padding:10px 14px;font-size:.92rem}
  #details dl{display:grid;grid-template-columns:auto 1fr;gap:2px 12px;margin:.4rem 0}#details dt{color:var(--muted)}
  #details dd{margin:0;text-align:right;font-variant-numeric:tabular-nums}#details ul{padding-left:1.1rem;margin:.3rem 0}
  #details .legs{color:var(--muted);font-size:.84rem}
  .k-built{stroke:var(--chosen);stroke-width:4}.k-other{stroke:var(--chosen);stroke-width:1.6;stroke-dasharray:3 3}
  .legend g path{stroke-width:1.6}
  .dim{opacity:.12}#overlay path{fill:none;stroke:var(--blue);stroke-width:3;stroke-linecap:round}
  #overlay circle{fill:none;stroke:var(--blue);stroke-width:3;vector-effect:non-scaling-stroke}
  .charts{columns:440px 2;column-gap:22px}
  .chart{margin:0 0 22px;break-inside:avoid;border:1px solid var(--rule);border-radius:8px;padding:12px 16px;min-width:0;align-self:start}
  .chart svg{width:100%;height:auto;display:block}.chart figcaption p{font-size:.88rem;color:var(--muted)}
  table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;color:var(--muted);
  font-size:.85rem;padding:4px 0}th,td{text-align:left;padding:5px 10px 5px 0;
  border-bottom:1px solid var(--rule);vertical-align:top}th{font-weight:600}.n{text-align:right;
  font-variant-numeric:tabular-nums;white-space:nowrap}th.n{white-space:normal}.scroll{overflow-x:auto}
  td button{min-height:0;padding:0;border:0;color:var(--blue);text-align:left;background:none;text-decoration:underline}
  details{margin:.6rem 0}summary{cursor:pointer;color:var(--blue)}
  pre,code{font-family:ui-monospace,Consolas,monospace;font-size:.86rem;overflow-wrap:anywhere;white-space:pre-wrap}
  pre{background:var(--panel);border-radius:6px;padding:10px 12px}
  .skip{position:absolute;left:-9999px}.skip:focus{left:8px;top:8px;background:var(--bg);padding:8px}
  @media (max-width:820px){.atlas{grid-template-columns:minmax(0,1fr)}main{padding:0 12px 40px}
  h1{font-size:1.35rem}.tiles{grid-template-columns:1fr 1fr}.tile{padding:9px 11px}.tile b{font-size:1.15rem}
  .chart{padding:10px 8px}#names g:nth-child(n+8){display:none}.zoomed #names g{display:inline}.plan td:nth-child(3),.plan th:nth-child(3){display:none}}
  @media print{@page{size:A4;margin:14mm}body{font-size:10.5pt}main{max-width:none;padding:0}
  .side fieldset,.zoom,.tip,.skip,.finder{display:none}.atlas{display:block}.chart,.tile,tr{break-inside:avoid}
  h2,h3,figcaption{break-after:avoid}.charts{columns:auto}.chart svg{max-height:120mm}
  .tiles{grid-template-columns:repeat(4,1fr);gap:6px}h2{margin:6mm 0 2mm;padding-top:2mm}
  #map{max-height:96mm}.s{transform:scale(calc(var(--u,10)*1.6))}#details{display:none}.chart{margin-bottom:10mm}.mapbox{break-inside:avoid}}

  """
