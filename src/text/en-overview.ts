/** The strip of the whole window, where more columns are than there is room for. */
export const overview = {
  label: 'The whole window: which time steps are in view',
  inView: (from: number, to: number) => `Time steps ${from} to ${to}`,
  series: { L: 'L', h: '‖h‖', dh: '‖∇h‖' },
  largest: (name: string, value: string, logarithmic: boolean) =>
    `${name} at each time step, ${value} at most${logarithmic ? ', on a logarithmic scale' : ''}`,
  wholeText: 'text',
  windowInText: (from: number, to: number, of: number) =>
    `This window: time steps ${from} to ${to} of the text’s ${of}`,
};
