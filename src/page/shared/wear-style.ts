/** Put a style sheet on the page, once; settles when it is there or cannot be had: what is to be read is read without it. */
export async function wearStyle(url: string): Promise<void> {
  if (document.querySelector(`link[href="${url}"]`)) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url });
  await new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
    document.head.append(link);
  });
}
