/** Pictures kept; expressions hold few, only pictures made from data can be many. */
const most = 500;

/** A reader of pictures that reads each text once, as long as they are few. What it throws is thrown each time. */
export function pictureCache<T>(read: (picture: string) => T): (picture: string) => T {
  const known = new Map<string, T>();
  return (picture) => {
    const found = known.get(picture);
    if (found !== undefined) return found;
    const made = read(picture);
    if (known.size >= most) known.clear();
    known.set(picture, made);
    return made;
  };
}
