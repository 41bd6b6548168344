import { Alert } from "@mantine/core";
import type { ReactNode } from "react";

/** Says what went wrong, and is read out at once. */
export function Failure({ children }: { children: ReactNode }) {
  return (
    <Alert color="red" variant="light" role="alert">
      {children}
    </Alert>
  );
}
