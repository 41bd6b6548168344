const paths = {
  bold: "M7 5h6.2a3.4 3.4 0 0 1 0 6.9H7zM7 11.9h7a3.6 3.6 0 0 1 0 7.1H7z",
  italic: "M10 5h7M7 19h7M14 5l-4 14",
  undo: "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9",
  redo: "m16 5 4 4-4 4M20 9H10a5.5 5.5 0 0 0 0 11h5",
  indent: "M4 5h16M11 10h9M11 14h9M4 19h16M4 9.5 7 12l-3 2.5",
  outdent: "M4 5h16M11 10h9M11 14h9M4 19h16M7 9.5 4 12l3 2.5",
  add: "M12 5v14M5 12h14",
  table: "M4 5h16v14H4zM4 10h16M4 14.5h16M9.5 10v9M15 10v9",
  footnote: "M4 6h10M4 10.5h10M4 15.5h7M4 19.5h7M17 4.6 19.4 3v7.2",
  print: "M7 9V4h10v5M7 17H5a2 2 0 0 1-2-2v-4a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v4a2 2 0 0 1-2 2h-2M7 14h10v6H7z",
  menu: "M4 7h16M4 12h16M4 17h16",
  back: "M14 6l-6 6 6 6",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8",
  check: "m5 12.5 4.5 4.5L19 7.5",
  cloud: "M7 18a4 4 0 0 1-.6-7.95A6 6 0 0 1 18 9.5 4.3 4.3 0 0 1 17.5 18z",
  away: "M4 4l16 16M9.5 6.6A6 6 0 0 1 18 9.5a4.3 4.3 0 0 1 2.3 7.3M16.5 18H7a4 4 0 0 1-.6-7.95",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6",
  eyeOff:
    "M4 4l16 16M9.9 5.8A9.6 9.6 0 0 1 12 5.5C18 5.5 21.5 12 21.5 12a17 17 0 0 1-3 3.6M6.3 7.6A16.6 16.6 0 0 0 2.5 12S6 18.5 12 18.5a9.5 9.5 0 0 0 4-.9M9.9 9.9a3 3 0 0 0 4.2 4.2",
  comment: "M4 5h16v11.5H11l-5 4v-4H4z",
  stands: "M12 4v16M7.5 20h9M5 7h14M5 7l-3 6.5a3.2 3.2 0 0 0 6 0zM19 7l-3 6.5a3.2 3.2 0 0 0 6 0z",
  group:
    "M8 10.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6M2.5 19.5a5.5 5.5 0 0 1 11 0M16 10.5a3 3 0 1 0 0-6M16.5 14.1a5.5 5.5 0 0 1 5 5.4",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  mail: "M3 6h18v12H3zM3 6.5l9 7 9-7",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  download: "M12 4v11M7 10.5l5 5 5-5M4 20h16",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M6 11h12v9H6z",
  chevron: "m8 10 4 4 4-4",
  key: "M9 15a4 4 0 1 0 0-8 4 4 0 0 0 0 8M13 11h8M18 11v3M21 11v2.5",
  pause: "M9 6v12M15 6v12",
  toCome: "M8 5H5v14h3M16 5h3v14h-3M9.5 12h.01M12 12h.01M14.5 12h.01",
  compare: "M4 5h6.5v14H4zM13.5 5H20v14h-6.5",
  propose: "M4 5h10M4 10h7M4 15h5M12.5 19.5l1-3.5L20 9.5l2 2-6.5 6.5zM18 11.5l2 2",
  brackets: "M9 5H6v14h3M15 5h3v14h-3",
  package: "M12 3.5 4.5 7.5v9l7.5 4 7.5-4v-9zM4.5 7.5 12 11.5l7.5-4M12 11.5v9",
  pen: "M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3",
  remove: "M6 6l12 12M18 6 6 18",
  grip: "M9 6h.01M9 12h.01M9 18h.01M15 6h.01M15 12h.01M15 18h.01",
  move: "M8 4v15M4.5 15.5 8 19l3.5-3.5M16 20V5M12.5 8.5 16 5l3.5 3.5",
  history: "M4 5v4.5h4.5M4.6 9.5A8 8 0 1 1 4 13M12 8v4.5l3 2",
  play: "M8 5.5v13l10.5-6.5z",
  previous: "M15 6l-6 6 6 6",
  next: "M9 6l6 6-6 6",
  first: "M17 6l-6 6 6 6M7 6v12",
  last: "M7 6l6 6-6 6M17 6v12",
  seal: "M12 3.5l2.2 1.6 2.7-.1.8 2.6 2.2 1.6-.9 2.6.9 2.6-2.2 1.6-.8 2.6-2.7-.1L12 20.1l-2.2-1.6-2.7.1-.8-2.6-2.2-1.6.9-2.6-.9-2.6 2.2-1.6.8-2.6 2.7.1zM9 12l2.2 2.2L15.2 10",
  restore: "M4 5v4.5h4.5M4.6 9.5A8 8 0 1 1 4 13",
  search: "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5",
  outline: "M4 6h2M9.5 6H20M4 12h2M9.5 12H20M4 18h2M9.5 18H20",
  warning: "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17v.3",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside, or in place of, words; it is hidden from assistive technology. */
export function Icon({
  name,
  size = 18,
  strong = false,
}: {
  name: IconName;
  size?: number;
  strong?: boolean;
}) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={strong ? 3 : 1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  );
}
