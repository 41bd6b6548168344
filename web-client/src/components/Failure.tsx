import { Alert } from "@mantine/core";
import type { ReactNode } from "react";
import { Said } from "./Said";

/** Says what went wrong, and is read out at once. What is nobody's fault is said calmly. */
export function Failure({ children, calm = false }: { children: ReactNode; calm?: boolean }) {
  return (
    <Alert color={calm ? "ink" : "red"} variant="light" role="alert">
      {typeof children === "string" ? <Said>{children}</Said> : children}
    </Alert>
  );
}
