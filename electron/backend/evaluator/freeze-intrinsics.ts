/** What the language of the host itself makes: functions and objects by their names. */
const names = `
  Object Function Array String Number Boolean Symbol BigInt Math JSON Reflect Proxy Atomics Intl Map Set
  WeakMap WeakSet WeakRef FinalizationRegistry Promise RegExp Date Iterator Error AggregateError EvalError
  RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer SharedArrayBuffer DataView Int8Array
  Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array
  BigInt64Array BigUint64Array parseInt parseFloat isNaN isFinite encodeURI encodeURIComponent decodeURI
  decodeURIComponent eval
`
  .trim()
  .split(/\s+/);

/**
 * Freezes what the host's language brings with it, so that nothing that ran once can change what runs next. The host's own switch for
 * that makes accessors of everything, which takes a run half as long again; here only objects that others inherit fields from get
 * them, since a field of the same name could not be set on those else.
 */
export function freezeIntrinsics(): void {
  // The host is fast with arrays and regular expressions only as long as these two are as it made them.
  const seen = new Set<object>([Array.prototype, RegExp.prototype]);
  const inherited = new Set<object>(
    [Object, Function, Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(
      (made) => made.prototype,
    ),
  );
  const freeze = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || value === globalThis || seen.has(value)) return;
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) {
      const own = Reflect.getOwnPropertyDescriptor(value, key);
      if (own === undefined) continue;
      if (inherited.has(value) && 'value' in own && own.configurable === true) shield(value, key, own);
      for (const part of [own.value, own.get, own.set] as readonly unknown[]) freeze(part);
    }
    freeze(Object.getPrototypeOf(value));
    Object.freeze(value);
  };
  for (const name of names) freeze(Reflect.get(globalThis, name));
  // What has no name of its own: iterators, generators, functions that wait.
  for (const nameless of [[][Symbol.iterator](), new Map().keys(), new Set().keys(), ''[Symbol.iterator](), ''.matchAll(/./g)])
    freeze(Object.getPrototypeOf(nameless));
  for (const nameless of [function* () {}, async function () {}, async function* () {}]) freeze(Object.getPrototypeOf(nameless));
}

/** A field that cannot be changed where it stands, but set on what inherits it. */
function shield(holder: object, key: string | symbol, { value, enumerable }: PropertyDescriptor): void {
  Object.defineProperty(holder, key, {
    get: () => value as unknown,
    set(this: object, own: unknown) {
      if (this === holder) throw new TypeError(`${String(key)} cannot be changed`);
      Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
    },
    enumerable: enumerable === true,
    configurable: false,
  });
}
