import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type ButtonLinkProps = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & {
    readonly ref?: Ref<HTMLAnchorElement>;
  };

function ButtonLink(props: ButtonLinkProps) {
  return <Button component="a" {...props} />;
}

/** A link that looks like a button, with typed `to`, `params` and `search`. */
export const LinkButton = createLink(ButtonLink);
