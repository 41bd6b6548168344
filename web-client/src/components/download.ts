/** Lets the browser save a file. */
export function save(file: File): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = file.name;
  link.click();
  // The browser reads it after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Lets the browser save a text as a file. */
export function download(name: string, type: string, text: string): void {
  save(new File([text], name, { type }));
}
