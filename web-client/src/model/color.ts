const form = /^#[0-9a-f]{6}$/i;

/** The colour of somebody whom the server has not described (yet). */
export const neutralColor = "#6b7280";

/** What the colours of delegations are to be legible on: the sheet, by day and by night. */
export const sheets = { light: "#ffffff", dark: "#20252d" } as const;

/** The colour itself if it has the form `#rrggbb`, else the neutral one. */
export function safeColor(color: string | undefined): string {
  return color !== undefined && form.test(color) ? color : neutralColor;
}

type Channels = readonly [number, number, number];

function channelsOf(color: string): Channels {
  const safe = safeColor(color);
  const at = (start: number) => Number.parseInt(safe.slice(start, start + 2), 16);
  return [at(1), at(3), at(5)];
}

/** Relative luminance (WCAG 2). */
function luminance(channels: Channels): number {
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** The contrast of two `#rrggbb` colours (WCAG 2), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(channelsOf(one)), luminance(channelsOf(other))].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Black or white, whichever is easier to read on a `#rrggbb` background. */
export function readableOn(background: string): "#000000" | "#ffffff" {
  return luminance(channelsOf(background)) > 0.179 ? "#000000" : "#ffffff";
}

/** `share` of one colour in another. */
export function mixed(one: string, other: string, share: number): string {
  const [from, to] = [channelsOf(other), channelsOf(one)];
  const channels = from.map((channel, index) => Math.round(channel + ((to[index] ?? 0) - channel) * share));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const steps = 20;

/**
 * The colour nearest to `color` that words can have on a background: darker or lighter, until the contrast is enough. With
 * a `tint`, the words stand on that share of their own colour in the background.
 */
export function legibleOn(color: string, background: string, enough = 4.5, tint = 0): string {
  const end = readableOn(background);
  for (let step = 0; step < steps; step += 1) {
    const candidate = mixed(end, color, step / steps);
    if (contrast(candidate, mixed(candidate, background, tint)) >= enough) return candidate;
  }
  return end;
}
