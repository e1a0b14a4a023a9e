/** The window's main pages, in the order of the navigation and of Alt 1 to Alt 5. */
export const PAGES = [
  { to: "/today", icon: "today", label: "今日", testid: "nav-today" },
  { to: "/meetings", icon: "meeting", label: "会议", testid: "nav-meetings" },
  { to: "/ledger", icon: "ledger", label: "台账", testid: "nav-ledger" },
  { to: "/documents", icon: "paper", label: "文书", testid: "nav-documents" },
  { to: "/statistics", icon: "stats", label: "统计", testid: "nav-statistics" },
] as const;
