import { Container, Paper, Title } from "@mantine/core";
import type { ReactNode } from "react";

/** One sheet in the middle of the page, for a page that asks one thing. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Container size={480} py={{ base: "lg", sm: 72 }} px={{ base: "md", sm: "lg" }}>
      <Paper withBorder p={{ base: "lg", sm: "xl" }} bg="var(--plenary-sheet)">
        <Title order={1} fz={{ base: 26, sm: 30 }} lh={1.2} mb="md">
          {title}
        </Title>
        {children}
      </Paper>
    </Container>
  );
}
