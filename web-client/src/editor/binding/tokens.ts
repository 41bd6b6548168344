import type { Node } from "@tiptap/pm/model";

/**
 * A document as a row of tokens: a node's beginning, its end, one letter (a UTF-16 unit with its marks), or a node without
 * content. Each token has the size 1, so its index is its position in the editor. Equal tokens have equal numbers.
 */
export class Tokens {
  readonly #numbers = new Map<string, number>();
  /** By how much each token, by its number, goes deeper into the tree. */
  readonly #steps: number[] = [];

  #number(key: string, step: -1 | 0 | 1): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#steps.push(step) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  /** The tokens of some of a node's children, one after the other. */
  of(parent: Node, from: number, to: number): number[] {
    const row: number[] = [];
    for (let index = from; index < to; index++) this.#write(parent.child(index), row);
    return row;
  }

  #write(node: Node, row: number[]): void {
    if (node.isText) {
      const marks = node.marks.map(({ type }) => type.name).join(",");
      for (const letter of (node.text ?? "").split("")) row.push(this.#number(`'${letter}${marks}`, 0));
      return;
    }
    const name = `${node.type.name}${JSON.stringify(node.attrs)}`;
    if (node.isLeaf) {
      row.push(this.#number(`.${name}`, 0));
      return;
    }
    row.push(this.#number(`<${name}`, 1));
    node.forEach((child) => {
      this.#write(child, row);
    });
    // The end of what stands in a line is none that a line could have.
    row.push(this.#number(node.isInline ? ">>" : ">", -1));
  }

  /** By how much a stretch of tokens goes deeper into the tree. */
  depth(row: readonly number[], from: number, to: number): number {
    let depth = 0;
    for (let at = from; at < to; at++) depth += this.#steps[row[at] ?? -1] ?? 0;
    return depth;
  }
}
