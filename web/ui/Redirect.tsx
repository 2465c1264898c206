import { useNavigate, type NavigateOptions } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/**
 * Leads to another page, once, in place of this one. The router's `Navigate` follows every render: the location
 * already moves while the code of the next page loads, so a page that draws with it would start anew each time and
 * never arrive.
 */
export function Redirect(props: NavigateOptions) {
  const navigate = useNavigate();
  const [first] = useState(props);
  useEffect(() => {
    void navigate({ ...first, replace: true });
  }, [navigate, first]);
  return null;
}
