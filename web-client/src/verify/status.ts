export const statuses = ["OPEN", "BRACKETED", "AGREED_AD_REFERENDUM", "AGREED", "ADOPTED", "PARKED"] as const;

/** How far the negotiation of a clause has come. */
export type Status = (typeof statuses)[number];
