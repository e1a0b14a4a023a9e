/** The window's drawings: 16 × 16, stroke 1.4, drawn in `currentColor`. */
export const icons = {
  meeting: '<path d="M3 2.5h7.5L13 5v8.5H3ZM5.5 6.5h5M5.5 9h5M5.5 11.3h3"/>',
  ledger: '<rect x="2" y="2.5" width="12" height="11" rx="1.2"/><path d="M2 6h12M2 9.7h12M6 6v7.5"/>',
  paper: '<path d="M4 2h8v12H4ZM6 5h4M6 7.5h4"/><circle cx="9.7" cy="11" r="1.4"/>',
  gear: '<path d="M2 4.5h6M11 4.5h3M2 11.5h3M8 11.5h6"/><circle cx="9.5" cy="4.5" r="1.6"/><circle cx="6.5" cy="11.5" r="1.6"/>',
  search: '<circle cx="7" cy="7" r="4.2"/><path d="M10.2 10.2 13.5 13.5"/>',
  plus: '<path d="M8 3v10M3 8h10"/>',
  close: '<path d="m4.5 4.5 7 7M11.5 4.5l-7 7"/>',
  ok: '<path d="m3.5 8.5 3 3 6-7"/>',
  warn: '<path d="M8 2.5 14 13H2ZM8 6.5v3M8 11.3v.01"/>',
  split: '<path d="M3 8h4M7 8l4-4h2.5M7 8l4 4h2.5"/>',
  back: '<path d="M9.5 3.5 5 8l4.5 4.5"/>',
  next: '<path d="M6.5 3.5 11 8l-4.5 4.5"/>',
  down: '<path d="m4 6 4 4 4-4"/>',
  up: '<path d="m4 10 4-4 4 4"/>',
  more: '<path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2"/>',
  calendar: '<rect x="2.5" y="3.5" width="11" height="10" rx="1.5"/><path d="M2.5 6.5h11M5.5 2v3M10.5 2v3"/>',
  print: '<path d="M4.5 6V2.5h7V6M4.5 11.5H2.5V6h11v5.5h-2"/><path d="M4.5 9.5h7v4h-7Z"/>',
  sort: '<path d="M5 3v10M2.8 10.8 5 13l2.2-2.2M11 13V3M8.8 5.2 11 3l2.2 2.2"/>',
  columns: '<rect x="2" y="3" width="12" height="10" rx="1.2"/><path d="M6 3v10M10 3v10"/>',
  copy: '<rect x="5.5" y="5.5" width="8" height="8" rx="1.2"/><path d="M3 10.5h-.5v-8h8V3"/>',
  folder: '<path d="M2 4h4l1.5 1.5H14v7.5H2Z"/>',
  open: '<path d="M9.5 2.5h4v4M13.5 2.5 8 8M6.5 3.5h-4v10h10v-4"/>',
  undo: '<path d="M5.5 3.5 2.5 6.5l3 3M2.5 6.5h7a4 4 0 0 1 0 7h-2"/>',
} as const;

export type IconName = keyof typeof icons;
