import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request, requestMaybe, supabase } from '~/api/client';
import { useSession } from '~/session/use-session';
import { tenderKeys } from './tender.keys';
import type { BidDraft, LetterDraft, SecurityDraft, TenderDraft } from './tender.schema';
import type { Receipt } from './tender.types';

interface Saved {
  readonly id: string;
  readonly version: number;
}

/** A write of this feature: afterwards everything shown of tenders is asked anew. */
function useTenderWrite<Input, Answer>(write: (tenantId: string, input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  const { tenant } = useSession();
  return useMutation({
    mutationFn: (input: Input) => write(tenant.id, input),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: tenderKeys.all });
    },
  });
}

export const useSaveTender = () =>
  useTenderWrite(
    (tenantId, input: { readonly tender: TenderDraft; readonly expectedVersion: number | null }) =>
      request<Saved>(
        supabase().rpc('save_tender', {
          p_tenant_id: tenantId,
          p_tender: input.tender,
          p_expected_version: input.expectedVersion,
        }),
      ),
  );

export interface OpeningAnswer {
  readonly envelope: 'TECHNICAL' | 'FINANCIAL';
  readonly count: number;
  readonly needed: number;
  readonly is_open: boolean;
}

export const useOpenBids = () =>
  useTenderWrite((tenantId, tenderId: string) =>
    request<OpeningAnswer>(
      supabase().rpc('open_bids', { p_tenant_id: tenantId, p_tender_id: tenderId }),
    ),
  );

export interface Judgement {
  readonly bidId: string;
  readonly isResponsive: boolean;
  readonly text: string;
  readonly criteria: readonly {
    readonly criterion_id: string;
    readonly is_met: boolean;
    readonly remark: string;
  }[];
}

export const useJudgeBid = () =>
  useTenderWrite((tenantId, input: Judgement) =>
    requestMaybe<undefined>(
      supabase().rpc('judge_bid', {
        p_tenant_id: tenantId,
        p_bid_id: input.bidId,
        p_is_responsive: input.isResponsive,
        p_judgement: input.text,
        p_criteria: input.criteria.map((each) => ({ ...each })),
      }),
    ),
  );

export const useNegotiateBid = () =>
  useTenderWrite(
    (tenantId, input: { readonly bidId: string; readonly rebate: string; readonly note: string }) =>
      request<number>(
        supabase().rpc('negotiate_bid', {
          p_tenant_id: tenantId,
          p_bid_id: input.bidId,
          // The figure goes as the text that was typed: PostgREST reads a decimal from it exactly.
          p_rebate_percentage: input.rebate as unknown as number,
          p_note: input.note,
        }),
      ),
  );

export const useSaveLetter = () =>
  useTenderWrite(
    (tenantId, input: { readonly letter: LetterDraft; readonly expectedVersion: number | null }) =>
      request<Saved>(
        supabase().rpc('save_letter_of_intent', {
          p_tenant_id: tenantId,
          p_letter: input.letter,
          p_expected_version: input.expectedVersion,
        }),
      ),
  );

export const useRecordSecurity = () =>
  useTenderWrite((tenantId, security: SecurityDraft) =>
    request<string>(
      supabase().rpc('record_security', { p_tenant_id: tenantId, p_security: security }),
    ),
  );

export const useDecideSecurity = () =>
  useTenderWrite(
    (tenantId, input: { readonly id: string; readonly status: string; readonly reason: string }) =>
      requestMaybe<undefined>(
        supabase().rpc('decide_security', {
          p_tenant_id: tenantId,
          p_id: input.id,
          p_status: input.status,
          p_reason: input.reason,
        }),
      ),
  );

interface OwnTender {
  readonly tenderId: string;
  readonly organisationId: string;
}

export const useRegisterInterest = () =>
  useTenderWrite((tenantId, { tenderId, organisationId }: OwnTender) =>
    requestMaybe<undefined>(
      supabase().rpc('register_interest', {
        p_tenant_id: tenantId,
        p_tender_id: tenderId,
        p_organisation_id: organisationId,
      }),
    ),
  );

export const useSubmitBid = () =>
  useTenderWrite(
    (tenantId, { tenderId, organisationId, bid }: OwnTender & { readonly bid: BidDraft }) =>
      request<Receipt>(
        supabase().rpc('submit_bid', {
          p_tenant_id: tenantId,
          p_tender_id: tenderId,
          p_organisation_id: organisationId,
          p_bid: bid,
        }),
      ),
  );

export const useWithdrawBid = () =>
  useTenderWrite((tenantId, { tenderId, organisationId }: OwnTender) =>
    requestMaybe<undefined>(
      supabase().rpc('withdraw_bid', {
        p_tenant_id: tenantId,
        p_tender_id: tenderId,
        p_organisation_id: organisationId,
      }),
    ),
  );
