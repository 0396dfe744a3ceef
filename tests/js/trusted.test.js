// Trusted Types: which markup a page may write, and what it refuses however it is spelt.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

const policies = new Map();
const removed = [];
globalThis.trustedTypes = { createPolicy: (name, rules) => policies.set(name, rules) };
globalThis.document = { body: { removeAttribute: (name) => removed.push(name) } };
await import("../../static/js/trusted.js");
const rules = policies.get("default");

it("makes one policy, which blesses neither scripts nor their addresses, and lets htmx begin", () => {
  assert.deepEqual([...policies.keys()], ["default"]);
  assert.deepEqual(Object.keys(rules), ["createHTML"]);
  assert.deepEqual(removed, ["data-hx-disable"]);
});

describe("what the site answers passes as it is", () => {
  for (const html of [
    "",
    "1 < 2 > 0, a <3",
    "<p title=\"a onclick=b 'javascript:x'\">onclick=alert(1) javascript:alert(1) &lt;script&gt;</p>",
    '<textarea name="note">\n&lt;img src=x onerror=alert(1)&gt;</textarea>',
    '<a href="/cases/?next=javascript:x" class=x>a</a><a href="https://a.example/?b&amp;c">b</a><a href="tel:1372">c</a>',
    '<a href="photos/">a</a><a href="?page=2">b</a><a href="#c">c</a><a href="mailto:a@b.example">d</a><a href="">e</a><a href="webcal://b.example/c.ics">f</a><a href="kakaotalk://web/openExternal?url=a">g</a><a href="intent://a#Intent;end">h</a>',
    '<form method="post" action="/x/" data-hx-post="/x/" data-hx-target="#a" data-once>',
    '<body data-hx-headers=\'{"x-csrftoken": "abc"}\'><template><div hidden></div></template>',
    '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><img src="/a.jpg" alt="">',
    '<!doctype html><html><head><script type="application/ld+json">{"a":"\\u003Cscript"}</script>',
    '<script type="module" src="/static/js/app.0123456789ab.js"></script>',
    '<script src="/static/django_htmx/htmx-2.min.0123456789ab.js" defer></script>',
    "<div id='--htmx-preserve-pantry--'></div>",
    "<script id=x type=application/json>{}</script>",
  ]) {
    it(JSON.stringify(html), () => assert.equal(rules.createHTML(html), html));
  }
});

describe("what could run is refused", () => {
  for (const html of [
    "<script>alert(1)</script>",
    "<p>a</p><SCRIPT\n>alert(1)",
    "<script/type=module>",
    '<script type="text/javascript" type="application/json">',
    '<script type="application/ld+json;x">',
    '<script type="application/json" src="/cases/photo.js">',
    '<script src="https://evil.example/static/a.js">',
    '<script src="//evil.example/static/a.js">',
    '<script src="/static/../cases/a.js">',
    '<script src="/static/%2e%2e/a.js">',
    '<script src="/x.js" src="/static/a.js">',
    '<svg><script src="/static/a.js" href="https://evil.example/a.js">',
    '<svg><script type="application/json" xlink:href="/a.js">',
    "<img src=x onerror=alert(1)>",
    '<img src="x"onerror="alert(1)">',
    '<img/src="x"/ONERROR=alert(1)>',
    "<img src=x\nonerror\n=\nalert(1)>",
    "<img src=x\fonerror=alert(1)",
    "<img title='\"' onerror=alert(1)>",
    "<img a=b'c onerror=alert(1)>",
    "<img =a onerror=alert(1)>",
    "<img a= onerror=x b onerror=alert(1)>",
    "<svg onload=alert(1)>",
    '<div data-hx-on:click="alert(1)">',
    '<div hx-on--load="alert(1)">',
    '<iframe srcdoc="&lt;script src=/static/a.js&gt;">',
    '<object data="/a"><embed src="/a">',
    '<base href="/evil/">',
    '<a href="javascript:alert(1)">',
    "<a href=JavaScript:alert(1)>",
    '<a href=" javascript:alert(1)">',
    '<a href="java\tscript:alert(1)">',
    '<a href="&#106;avascript:alert(1)">',
    '<a href="javascript&colon;alert(1)">',
    '<a href="data:text/html,a">',
    '<form action="javascript:alert(1)"><button formaction=javascript:alert(1)>',
    '<svg><a xlink:href="javascript:alert(1)">',
    "<svg><a><animate attributeName=href to=javascript:alert(1)>",
    '<textarea><a title="</textarea><img src=x onerror=alert(1)>">',
    '<title><a title="</title><script>alert(1)</script>">',
    '<!-- <a title="--><script>alert(1)</script>">',
    "<!--><img src=x onerror=alert(1)>-->",
    '<p title="<script>">',
    "<style><a</style><script>alert(1)</script>",
  ]) {
    it(JSON.stringify(html), () => assert.equal(rules.createHTML(html), null));
  }
});
