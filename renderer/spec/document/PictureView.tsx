import { useSyncExternalStore } from 'react';

/** A picture of the document, as an image: nothing in it is ever markup of the page. It takes the colours of the theme. */
export function PictureView({ svg, alt }: { readonly svg: string; readonly alt: string }) {
  useSyncExternalStore(subscribe, theme);
  return (
    <figure className="paper__picture">
      <img src={`data:image/svg+xml,${encodeURIComponent(coloured(svg))}`} alt={alt} />
    </figure>
  );
}

/** An image does not see the page's tokens, so their values are written into it. */
function coloured(svg: string): string {
  const style = getComputedStyle(document.documentElement);
  return svg.replaceAll(
    /var\((--[\w-]+),(#\w+)\)/g,
    (_, token: string, otherwise: string) => style.getPropertyValue(token).trim() || otherwise,
  );
}

function theme(): string {
  return document.documentElement.dataset['theme'] ?? '';
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}
