/** The name, with a number from 2 on behind it if it is taken. */
export function freeName(name: string, taken: readonly unknown[]): string {
  let free = name;
  for (let count = 2; taken.includes(free); count++) free = `${name}-${count}`;
  return free;
}
