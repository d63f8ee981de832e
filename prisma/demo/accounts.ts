import type { Records } from "./shape.ts";

/** Named after the work, not after anybody. */
export const accounts: Records = {
  accounts: [
    {
      key: "account/officer",
      email: "officer@demo",
      name: "Desk officer",
      role: "officer",
      clearance: "confidential",
    },
    {
      key: "account/analyst",
      email: "analyst@demo",
      name: "Analyst",
      role: "analyst",
      clearance: "restricted",
    },
    {
      key: "account/manager",
      email: "manager@demo",
      name: "Manager",
      role: "manager",
      clearance: "secret",
    },
    {
      key: "account/administrator",
      email: "admin@demo",
      name: "Administrator",
      role: "administrator",
      clearance: "secret",
    },
    {
      key: "account/officer-gb",
      email: "officer.uk@demo",
      name: "Desk officer, United Kingdom",
      role: "officer",
      clearance: "official",
      partners: ["GB"],
    },
  ],
};
