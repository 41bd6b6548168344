import { createTheme, InputWrapper, type MantineColorsTuple, Modal } from "@mantine/core";

import type { TFunction } from "i18next";

/** The blue of official ink, from tint to shade. */
const ink: MantineColorsTuple = [
  "#eef3f9",
  "#dbe4ef",
  "#b5c7de",
  "#8ca8cc",
  "#6a8ebc",
  "#4a74a8",
  "#2f5f98",
  "#264f80",
  "#1f3f68",
  "#162f50",
];

const night: MantineColorsTuple = [
  "#d5d9e0",
  "#b3b9c4",
  "#8f97a5",
  "#6d7584",
  "#454c59",
  "#343a46",
  "#262b35",
  "#1c2028",
  "#15181f",
  "#101218",
];

/** The look of everything, with the words that the library itself says in the language of the page. */
export const themeIn = (t: TFunction) =>
  createTheme({
    primaryColor: "ink",
    primaryShade: { light: 7, dark: 5 },
    colors: { ink, dark: night },
    autoContrast: true,
    fontFamily: "'Source Sans 3 Variable', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'Liberation Mono', Menlo, monospace",
    headings: { fontFamily: "'Source Serif 4 Variable', Georgia, serif", fontWeight: "600" },
    defaultRadius: "sm",
    cursorType: "pointer",
    respectReducedMotion: true,
    focusRing: "auto",
    components: {
      InputWrapper: InputWrapper.extend({ styles: { description: { fontSize: "0.88rem" } } }),
      Modal: Modal.extend({
        styles: { title: { fontWeight: 600 } },
        defaultProps: {
          closeButtonProps: { "aria-label": t("action.close") },
          // The library's element would be a second banner of the page to a screen reader.
          attributes: { header: { role: "none" } },
        },
      }),
    },
  });
