import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorLinkProps = AnchorProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> & {
    readonly ref?: Ref<HTMLAnchorElement>;
  };

function AnchorLink(props: AnchorLinkProps) {
  return <Anchor {...props} />;
}

/** A text link inside the app, with typed `to`, `params` and `search`. */
export const LinkText = createLink(AnchorLink);
