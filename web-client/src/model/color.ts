const form = /^#[0-9a-f]{6}$/i;

/** The colour of somebody whom the server has not described (yet). */
export const neutralColor = "#6b7280";

/** The colour itself if it has the form `#rrggbb`, else the neutral one. */
export function safeColor(color: string | undefined): string {
  return color !== undefined && form.test(color) ? color : neutralColor;
}

/** Black or white, whichever is easier to read on a `#rrggbb` background (WCAG relative luminance). */
export function readableOn(background: string): "#000000" | "#ffffff" {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(safeColor(background).slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  return luminance > 0.179 ? "#000000" : "#ffffff";
}
