/** `390` minutes as `6 h 30`; the spaces do not break. */
export const hoursText = (minutes: number): string => {
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)}\u00a0h`;
  return rest === 0 ? hours : `${hours}\u00a0${String(rest).padStart(2, '0')}`;
};
