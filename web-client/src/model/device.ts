const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+.*Safari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

function firstMatch(text: string, names: readonly (readonly [RegExp, string])[]): string | undefined {
  return names.find(([form]) => form.test(text))?.[1];
}

/**
 * What a browser's or program's description of itself means to people: "Firefox · Windows". A program that is no
 * known browser is called by its own first word; undefined if there is none.
 */
export function deviceName(description: string | undefined): string | undefined {
  const text = description?.trim() ?? "";
  if (text === "") return undefined;
  const system = firstMatch(text, systems);
  // Descriptions may come cut off before the browser is named.
  const browser =
    firstMatch(text, browsers) ?? (text.startsWith("Mozilla/") ? undefined : text.split(/[\s/]/)[0]);
  const known = [browser, system].filter((part) => part !== undefined);
  return known.length === 0 ? undefined : known.join(" · ");
}
