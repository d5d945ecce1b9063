"""How Slack looks: the style sheets and the drawings of the HTML face, in the light theme."""

PAGE_STYLE = """
:root{--paper:#fff;--ink:#1d1c1d;--quiet:#616061;--line:#1d1c1d21;--edge:#1d1c1d4d;--tint:#1d1c1d0a;
 --bar:#ddd;--link:#1264a3;--code:#c01343;--green:#007a5a;--red:#c01343}
*{box-sizing:border-box}
body{margin:0;padding:16px 20px;background:var(--paper);color:var(--ink);
 font:15px/1.46668 Slack-Lato,Lato,appleLogo,"Helvetica Neue",Arial,sans-serif;
 -webkit-font-smoothing:antialiased}
p{margin:0}
article{display:flex;gap:8px;max-width:720px}
article>svg{flex:none;width:36px;height:36px;border-radius:8px;margin-top:4px}
.message{flex:1;min-width:0;overflow-wrap:anywhere}
.only{font-size:13px;color:var(--quiet);margin:0 0 2px 44px}
.only::before{content:"";display:inline-block;width:14px;height:9px;margin-right:6px;
 border:1.5px solid var(--quiet);border-radius:50%;
 background:radial-gradient(var(--quiet) 2px,transparent 2.5px)}
.who{line-height:22px}
.app{display:inline-block;padding:1px 3px;border-radius:2px;background:var(--line);
 color:var(--quiet);font-size:10px;font-weight:700;line-height:12px;vertical-align:2px}
time{font-size:12px;color:var(--quiet);margin-left:2px}
"""

# Everything that a block is drawn with.
BLOCKS_STYLE = """
p{margin:0}
b,h2{font-weight:900}
a{color:var(--link);text-decoration:none}
h2{font-size:18px;line-height:1.33334;margin:8px 0}
.rich,.section,.actions{margin:8px 0}
.section{display:flex;gap:16px;justify-content:space-between;align-items:flex-start}
.section .button,.section>button{flex:none}
.context{font-size:13px;line-height:1.38463;color:var(--quiet);margin:8px 0 4px}
.actions{display:flex;flex-wrap:wrap;gap:8px;margin-top:4px}
button{height:28px;padding:0 12px 1px;border:1px solid var(--edge);border-radius:8px;
 background:var(--paper);color:var(--ink);font:700 13px/1 Slack-Lato,Lato,Arial,sans-serif;
 white-space:nowrap}
button.primary{background:var(--green);border-color:var(--green);color:#fff}
button.danger{border-color:var(--red);color:var(--red)}
.small{gap:2px;margin-top:2px}
button.thumb{width:28px;height:28px;padding:5px;border:0;background:none;color:var(--quiet)}
.down{transform:rotate(180deg)}
ul,ol{margin:0;padding-left:26px}
li{margin:0}
blockquote{margin:4px 0;padding-left:14px;border-left:4px solid var(--bar)}
code{font:12px/1.5 Monaco,Menlo,Consolas,"DejaVu Sans Mono",monospace;padding:2px 3px 1px;
 border:1px solid var(--line);border-radius:3px;background:var(--tint);color:var(--code)}
pre{padding:8px;border:1px solid var(--line);border-radius:4px;background:var(--tint)}
hr{border:0;border-top:1px solid var(--line);margin:16px 0}
table{border-collapse:separate;border-spacing:0;margin:8px 0;border:1px solid var(--line);
 border-radius:8px;overflow:hidden}
td,th{padding:8px 12px;border:0 solid var(--line);text-align:left;vertical-align:top;
 font-weight:400}
th{background:var(--tint)}
td{border-top-width:1px}
td+td,th+th{border-left-width:1px}
td:first-child{min-width:96px}
table .rich{margin:0}
.menu,.field input,.field textarea{max-width:100%;padding:4px 10px;border:1px solid var(--edge);
 border-radius:8px;background:var(--paper);color:var(--ink);font:inherit}
.menu{height:28px;padding:0 8px;font-size:13px}
.field{margin:12px 0}
fieldset.field{margin-inline:0;border:0;padding:0}
legend{padding:0}
.boxes label{display:inline-flex;align-items:center;gap:6px;margin:6px 14px 4px 0}
.field .menu,.field input,.field textarea{display:block;width:100%;min-height:36px;margin:6px 0 4px;
 font-size:15px}
.many{display:block;max-height:190px;padding:6px 10px;overflow:auto;border:1px solid var(--edge);
 border-radius:8px}
.many small{display:block;padding-top:4px}
.field .boxes input{width:auto;min-height:0;margin:0}
small{font-size:13px;color:var(--quiet)}
.wrong{font-size:13px;color:var(--red)}
"""

AVATAR = (
    '<svg viewBox="0 0 36 36" role="img" aria-label="mlpersona"><rect width="36" height="36" '
    'fill="#1f2a44"/><path d="M8 25 14 12l5 9 4-6 5 10" fill="none" stroke="#7fd1ff" '
    'stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>'
    '<circle cx="23" cy="12" r="2.5" fill="#ffd166"/></svg>'
)

_THUMB = (
    '<svg viewBox="0 0 20 20" width="18" height="18" fill="none" stroke="currentColor" '
    'stroke-width="1.5" stroke-linejoin="round"{turn}><path d="M3 9h3v8H3zM6 10l3.5-7c1.4 0 2.2 '
    '1 2 2.4L11 8h4.6c1 0 1.7.9 1.5 1.9l-1 5.6c-.2.9-.9 1.5-1.8 1.5H6"/></svg>'
)
THUMB_UP = _THUMB.format(turn="")
THUMB_DOWN = _THUMB.format(turn=" class=down")
