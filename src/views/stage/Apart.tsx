import type { SVGProps } from 'react';
import type { StageLayout } from './layout.ts';

interface ApartProps extends Pick<SVGProps<SVGSVGElement>, 'onFocus' | 'onBlur' | 'children'> {
  /** Where x = 0 of what is in it lies. */
  readonly x: number;
  readonly layout: StageLayout;
  readonly opacity: number;
  readonly isHidden: boolean;
}

/** A picture of its own: when something in it changes, a browser lays out and paints only this one. */
export function Apart(props: ApartProps): React.ReactElement {
  const { x, layout, opacity, isHidden, children, ...handlers } = props;
  return (
    <svg
      className="apart"
      width={layout.pitch}
      height={layout.height}
      style={{
        opacity,
        transform: `translateX(${x}px)`,
        visibility: isHidden ? 'hidden' : undefined,
      }}
      {...handlers}
    >
      {children}
    </svg>
  );
}
