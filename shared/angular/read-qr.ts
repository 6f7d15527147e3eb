/** The text of a QR code in a picture, or null. The decoder is fetched when first needed. */
export const readQr = async (source: CanvasImageSource, width: number, height: number): Promise<string | null> => {
  const scale = Math.min(1, 1200 / Math.max(width, height));
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const jsqr = (await import('jsqr')).default;
  return jsqr(data, canvas.width, canvas.height)?.data ?? null;
};
