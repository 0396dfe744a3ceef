// Trusted Types: whatever is written as HTML, by htmx or anything else, passes here first, and no text becomes a script or its
// address. Loaded before htmx, which works only once this is there (`data-hx-disable`); without it forms send themselves.
{
  // Every "<" is looked at as if a tag began there, be it in a value or a comment: no way to read the text is overlooked.
  const TAG = /<(?=([a-z][^\t\n\f\r />]*))/gi;
  const ATTRIBUTE =
    /[\t\n\f\r /]*([^\t\n\f\r />][^\t\n\f\r />=]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"([^"]*)"|'([^']*)'|([^\t\n\f\r >]*)))?/gy;
  const NEVER = /^(?:i?frame|object|embed|applet|base|animate.*|set|portal|fencedframe)$/;
  const HANDLER = /^(?:on|(?:data-)?hx-on|srcdoc$)/;
  const ADDRESS = /^(?:href|xlink:href|src|action|formaction|data)$/;
  const KNOWN = /^(?:https?:|tel:|mailto:|webcal:|kakaotalk:|intent:|[/?#.]|[^:&]*$)/i;
  const DATA = /^application\/(?:ld\+)?json$/;
  const OURS = /^\/static\/\w[\w/-]*(?:\.\w[\w-]*)+$/;

  const isOurs = (script) =>
    !script.has("href") &&
    !script.has("xlink:href") &&
    (script.has("src") ? OURS.test(script.get("src")) : DATA.test(script.get("type")));

  const isHarmless = (html) =>
    [...html.matchAll(TAG)].every(({ 1: name, index }) => {
      const tag = name.toLowerCase();
      const attributes = new Map();
      ATTRIBUTE.lastIndex = index + 1 + tag.length;
      for (const [, key, ...values] of html.matchAll(ATTRIBUTE)) {
        const attribute = key.toLowerCase();
        const value = values.find((text) => text !== undefined) ?? "";
        if (HANDLER.test(attribute) || (ADDRESS.test(attribute) && !KNOWN.test(value))) return false;
        if (!attributes.has(attribute)) attributes.set(attribute, value); // of two, a browser takes the first
      }
      return !NEVER.test(tag) && (tag !== "script" || isOurs(attributes));
    });

  // A browser refuses what comes back as null, and says so on the console.
  globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => (isHarmless(html) ? html : null) });
  document.body?.removeAttribute("data-hx-disable");
}
