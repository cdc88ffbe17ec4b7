/** Bytes that travel beside a message as they are, cut anywhere. */
export type Parts = readonly Uint8Array[];

export type Hear = (message: unknown, bytes: Parts | undefined) => void;

/** A started evaluation process as its parent sees it: forked in web and command line, a utility process in the desktop. */
export interface ChildPort {
  post(message: object, bytes?: Parts): void;
  /** Called once; `gone` is called once, however the process ended. */
  listen(hear: Hear, gone: () => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
  /** Whether it keeps this process from ending by itself. */
  hold(held: boolean): void;
}

export type SpawnEvaluator = () => ChildPort;
