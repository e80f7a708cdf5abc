// What only a large network or a long window needs, as one part that the first picture does not
// wait for.
export { default as Bearings } from './Bearings.tsx';
export { default as HeatBlock } from './HeatBlock.tsx';
export { default as HeatColumn } from './HeatColumn.tsx';
export { default as Overview } from './overview/Overview.tsx';
export { default as Strips } from './Strips.tsx';
export { default as ZoomPicture } from './ZoomPicture.tsx';
