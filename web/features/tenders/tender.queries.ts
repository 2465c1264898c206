import { queryOptions } from '@tanstack/react-query';
import { request, supabase } from '~/api/client';
import { pageParams, type ListAnswer, type ListSource, type ListTotals } from '~/features/lists';
import { LETTER_FILTERS } from './letter.search';
import { tenderKeys } from './tender.keys';
import { TENDER_FILTERS } from './tender.search';
import type {
  BidderLetter,
  BidderTender,
  BidderTenderRow,
  ContractorClass,
  Letter,
  LetterRow,
  Officer,
  PackagedEstimate,
  Tender,
  TenderRow,
} from './tender.types';

/** The list of tenders, for the list page. */
export const tenderList: ListSource<TenderRow> = {
  code: 'tenders',
  filters: TENDER_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: tenderKeys.lists(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<TenderRow>>(
      supabase().rpc('search_tenders', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_tenders', { p_tenant_id: tenantId, p_criteria: filters, p_is_exact: isExact })
        .abortSignal(signal),
    ),
};

/** The list of letters of intent, for the list page. */
export const letterList: ListSource<LetterRow> = {
  code: 'letters_of_intent',
  filters: LETTER_FILTERS,
  defaultSort: { by: 'created_at', isDescending: true },
  key: tenderKeys.letters(),
  page: (tenantId, ask, signal) =>
    request<ListAnswer<LetterRow>>(
      supabase().rpc('search_letters_of_intent', pageParams(tenantId, ask)).abortSignal(signal),
    ),
  totals: (tenantId, filters, isExact, signal) =>
    request<ListTotals>(
      supabase()
        .rpc('count_letters_of_intent', {
          p_tenant_id: tenantId,
          p_criteria: filters,
          p_is_exact: isExact,
        })
        .abortSignal(signal),
    ),
};

export const tenderQueries = {
  detail: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: tenderKeys.detail(tenantId, id),
      queryFn: ({ signal }) =>
        request<Tender>(
          supabase().rpc('get_tender', { p_tenant_id: tenantId, p_id: id }).abortSignal(signal),
        ),
    }),

  /** Sanctioned estimates that are free to be tendered, those of the tender itself among them; the newest first. */
  estimates: (tenantId: string, tenderId: string) =>
    queryOptions({
      queryKey: tenderKeys.estimates(tenantId, tenderId),
      queryFn: ({ signal }) =>
        request<PackagedEstimate[]>(
          supabase()
            .rpc('tenderable_estimates', { p_tenant_id: tenantId, p_tender_id: tenderId })
            .abortSignal(signal),
        ),
    }),

  classes: (tenantId: string) =>
    queryOptions({
      queryKey: tenderKeys.classes(tenantId),
      queryFn: ({ signal }) =>
        request<ContractorClass[]>(
          supabase()
            .from('contractor_classes')
            .select('code, name, local_names, min_amount, max_amount')
            .eq('is_active', true)
            .order('ordinal')
            .abortSignal(signal),
        ),
      staleTime: 5 * 60_000,
    }),

  officers: (tenantId: string) =>
    queryOptions({
      queryKey: tenderKeys.officers(tenantId),
      queryFn: ({ signal }) =>
        request<Officer[]>(
          supabase().rpc('letter_officers', { p_tenant_id: tenantId }).abortSignal(signal),
        ),
      staleTime: 60_000,
    }),

  letter: (tenantId: string, id: string) =>
    queryOptions({
      queryKey: tenderKeys.letter(tenantId, id),
      queryFn: ({ signal }) =>
        request<Letter>(
          supabase()
            .rpc('get_letter_of_intent', { p_tenant_id: tenantId, p_id: id })
            .abortSignal(signal),
        ),
    }),

  /** Published tenders as one of their bidders sees them. */
  ofBidder: (tenantId: string, organisationId: string) =>
    queryOptions({
      queryKey: [...tenderKeys.bidder(tenantId, organisationId), 'list'] as const,
      queryFn: ({ signal }) =>
        request<BidderTenderRow[]>(
          supabase()
            .rpc('bidder_tenders', { p_tenant_id: tenantId, p_organisation_id: organisationId })
            .abortSignal(signal),
        ),
    }),

  forBid: (tenantId: string, organisationId: string, id: string) =>
    queryOptions({
      queryKey: [...tenderKeys.bidder(tenantId, organisationId), 'tender', id] as const,
      queryFn: ({ signal }) =>
        request<BidderTender>(
          supabase()
            .rpc('bidder_tender', {
              p_tenant_id: tenantId,
              p_tender_id: id,
              p_organisation_id: organisationId,
            })
            .abortSignal(signal),
        ),
    }),

  letters: (tenantId: string, organisationId: string) =>
    queryOptions({
      queryKey: [...tenderKeys.bidder(tenantId, organisationId), 'letters'] as const,
      queryFn: ({ signal }) =>
        request<BidderLetter[]>(
          supabase()
            .rpc('bidder_letters', { p_tenant_id: tenantId, p_organisation_id: organisationId })
            .abortSignal(signal),
        ),
    }),
};
