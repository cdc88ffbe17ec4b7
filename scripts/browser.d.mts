export function findBrowser(): string | undefined;
export function installWithApt(io: unknown): boolean;
