/**
 * The closed list of machine codes that the API answers with. SQL raises them as the error's message, edge functions
 * as `code` of a problem document, validation as `code` of a pointer; the catalogues hold a sentence for each under
 * `errors.<CODE>`. Codes with a reference (§) keep the field's own spelling.
 */
export const ERROR_CODES = [
  // --- who is asking -------------------------------------------------------------------------------------------
  /** 401. No session, or it has expired. */
  'NOT_AUTHENTICATED',
  /** 403. The person lacks the permission in this tenant. */
  'NOT_PERMITTED',
  /** 403. Who created a paper may not sanction or approve it. */
  'MAKER_CHECKER',
  /** 403. Too many failed logins: the account is blocked for a while. */
  'LOGIN_BLOCKED',
  /** 400. The account was switched off by an administrator. */
  'LOGIN_DISABLED',
  /** 404. No such membership, or not one the caller may administer. */
  'MEMBERSHIP_NOT_FOUND',
  /** 403. The caller may not grant this role in this tenant. */
  'ROLE_NOT_GRANTABLE',
  /** The caller may not put this permission into a role; params permission. */
  'PERMISSION_NOT_GRANTABLE',
  /** 409. The employee has a login or an open invitation. */
  'ALREADY_MEMBER',

  // --- moving a paper ------------------------------------------------------------------------------------------
  /** 404. No such paper, or not one the caller may see: the two are told apart to nobody. */
  'PAPER_NOT_FOUND',
  /** 409. Somebody moved or changed the paper first; details carry state, version, moved_by, moved_at. */
  'STALE_VERSION',
  /** 409. The action is not offered in the paper's present state. */
  'ACTION_NOT_OFFERED',
  /** 409. The idempotency key was used for a different request. */
  'IDEMPOTENCY_KEY_REUSED',
  /** 422. This action asks for a comment. */
  'COMMENT_REQUIRED',
  /** 422. This action or state asks for a document. */
  'DOCUMENT_REQUIRED',
  /** 422. An assignee holds no role that can act on the next state. */
  'INVALID_ASSIGNEE',
  /** 422. The content has faults; each is listed with its pointer. */
  'VALIDATION_FAILED',
  /** 409. The paper's state does not allow editing. */
  'NOT_EDITABLE',
  /** 409. The project already has an estimate that is neither rejected nor superseded; details id, number. */
  'ESTIMATE_EXISTS',
  /** 409. §2.2 The project has an estimate in progress or sanctioned, so its details are fixed. */
  'PROJECT_LOCKED',

  // --- one field -----------------------------------------------------------------------------------------------
  /** Nothing was entered where something is needed. */
  'REQUIRED',
  /** The number is below the least or above the greatest allowed; params min, max. */
  'OUT_OF_RANGE',
  /** The text has more characters than allowed; params max. */
  'TOO_LONG',
  /** The text has fewer characters than needed; params min. */
  'TOO_SHORT',
  /** The text has characters outside the allowed set. */
  'INVALID_CHARACTERS',
  /** What was entered is not a number. */
  'NOT_A_NUMBER',
  /** More decimals than allowed; params max. */
  'TOO_MANY_DECIMALS',
  /** The date lies in the future. */
  'FUTURE_DATE',
  /** Another record has this value, and only one may; params value. */
  'DUPLICATE',

  // --- employees, planning reference §1.3 ------------------------------------------------------------------------
  /** The designation is not in the master, or not one of the department. */
  'INVALID_DESIGNATION',
  /** The day lies before the appointment. */
  'BEFORE_APPOINTMENT',
  /** Two postings hold on the same day. */
  'DATES_OVERLAP',
  /** Younger at the appointment than allowed; params min (years). */
  'TOO_YOUNG',

  // --- projects, planning reference §2.2 -----------------------------------------------------------------------
  /** The request carries no project, or an empty one. */
  'PROJECT',
  /** §2.2, §3.9 The tenant is missing. */
  'TENANT_ID',
  /** The start lies after the end, or a date is not a date. */
  'INVALID_DATE',
  /** The ward or locality is missing, unknown, or not of the stated type. */
  'BOUNDARY',
  /** A document without a stored file. */
  'FILESTORE_ID',
  /** The project type or sub-type is not in the master. */
  'INVALID_PROJECT_TYPE',
  /** The tenant does not exist. */
  'INVALID_TENANT',
  /** The department is not in the master. */
  'INVALID_DEPARTMENT_CODE',
  /** The nature of work is not in the master. */
  'INVALID_NATURE_OF_WORK',
  /** Parent and child, or path and body, name different tenants. */
  'MULTIPLE_TENANTS',
  /** The parent project does not exist, or would make a circle. */
  'INVALID_PARENT_PROJECT',
  /** An update without the project's id. */
  'UPDATE_PROJECT',
  /** The project to be updated was not found. */
  'INVALID_PROJECT_MODIFY',
  /** A target that belongs to another project. */
  'INVALID_PROJECT_MODIFY.TARGET',
  /** A document that belongs to another project. */
  'INVALID_PROJECT_MODIFY.DOCUMENT',
  /** An address that belongs to another project. */
  'INVALID_PROJECT_MODIFY.ADDRESS',

  /** A search outside the allowed page size, 1 to 200. */
  'SEARCH_PROJECT.LIMIT',
  /** A search that starts before the first row. */
  'SEARCH_PROJECT.OFFSET',
  /** A search without a tenant. */
  'SEARCH_PROJECT.TENANT_ID',
  /** A to-date without a from-date. */
  'INVALID_DATE_PARAM',

  // --- estimates, planning reference §3.9 ----------------------------------------------------------------------
  /** The request carries no estimate. */
  'ESTIMATE',
  /** The request carries no workflow step. */
  'WORK_FLOW',
  /** The workflow step names no action. */
  'WORK_FLOW.ACTION',
  /** The status is missing or was sent by the client. */
  'STATUS',
  /** The estimate has no name. */
  'NAME',
  /** The executing department is missing. */
  'EXECUTING_DEPARTMENT',
  /** The project is missing or was not found. */
  'PROJECT_ID',
  /** The location is missing. */
  'ADDRESS',
  /** The estimate has no lines. */
  'ESTIMATE_DETAILS',
  /** A line with neither a schedule item nor a name. */
  'ESTIMATE.DETAIL.NAME.OR.SOR.ID',
  /** A SOR or NON-SOR line without a rate above zero. */
  'ESTIMATE.DETAIL.UNIT_RATE',
  /** An overhead without an amount. */
  'ESTIMATE.DETAIL.AMOUNT.DETAILS',
  /** A lump sum that is missing or not an amount. */
  'ESTIMATE.DETAIL.AMOUNT.DETAILS.AMOUNT',
  /** The estimate has neither a SOR nor a NON-SOR line. */
  'ESTIMATE.DETAIL.CATEGORY',
  /** A line's category is not in the master. */
  'ESTIMATE_DETAIL.CATEGORY',
  /** The overhead is not in the master, or not in force. */
  'INVALID_OVERHEAD',
  /** An overhead line names no overhead. */
  'ESTIMATE_DETAIL.NAME',
  /** The same overhead stands in the estimate twice. */
  'ESTIMATE_DETAIL.DUPLICATE.NAME',
  /** An overhead's amount names another overhead. */
  'ESTIMATE_DETAIL.AMOUNT_DETAIL.TYPE',
  /** An overhead has two amounts of one type. */
  'ESTIMATE_DETAIL.AMOUNT_DETAIL.DUPLICATE.TYPE',
  /** The unit is not in the master, or differs from the schedule item's. */
  'INVALID_UOM',
  /** The schedule item does not exist. */
  'INVALID_SOR_ID',
  /** The rate differs from the rate in force when the estimate was created. */
  'RATES_MISMATCH',
  /** No rate is in force for the schedule item on that date. */
  'DATES_MISMATCH',
  /** A line measures nothing: no row, or a quantity of zero. */
  'NO_OF_UNIT',
  /** Deductions exceed additions in a line. */
  'NEGATIVE_ITEM',
  /** The executing department is not in the master. */
  'INVALID_EXECUTING_DEPARTMENT_CODE',
  /** The estimate's tenant does not exist. */
  'INVALID_TENANT_ID',
  /** An update without the estimate's id. */
  'ESTIMATE_ID',
  /** The estimate to be updated was not found. */
  'INVALID_ESTIMATE_MODIFY',
  /** An update that moves the estimate to another project. */
  'INVALID_PROJECT_ID',

  /** A search outside the allowed page size, 1 to 200. */
  'SEARCH_ESTIMATE.LIMIT',
  /** A search that starts before the first row. */
  'SEARCH_ESTIMATE.OFFSET',
  /** An inbox page outside the allowed size, 1 to 200. */
  'SEARCH_INBOX.LIMIT',
  /** An inbox page that starts before the first row. */
  'SEARCH_INBOX.OFFSET',
  /** A search for more ids at once than allowed; params max. */
  'IDS',
  /** The from-date lies after the to-date. */
  'FROM_GREATER_THAN_TO_DATE',
  /** A to-date without a from-date. */
  'INVALID_SEARCH_PARAM',

  // --- masters and agencies --------------------------------------------------------------------------------------
  /** Not one of the values allowed; params value, allowed. */
  'NOT_A_CHOICE',
  /** The code is not in force in the master it refers to; params value. */
  'NOT_IN_MASTER',
  /** The code, or a row of it with this first day, exists already. */
  'MASTER_EXISTS',
  /** Two rows of one code would be in force on the same day; params from. */
  'MASTER_OVERLAP',
  /** 409 and one field. What papers stand on is not changed; a new row begins instead. */
  'MASTER_FIXED',
  /** An import names one code twice; params row. */
  'DUPLICATE_ROW',
  /** 422. More rows than one import takes; details max. */
  'IMPORT_TOO_LARGE',
  /** 409 and one field. Something active still belongs to it; params count. */
  'HAS_DEPENDENTS',
  /** A {placeholder} that the pattern or message does not have; params name. */
  'UNKNOWN_PLACEHOLDER',
  /** Numbers of two years could be the same. */
  'NUMBER_REPEATS',
  /** The setting belongs to the agency at the top alone. */
  'SETTING_ROOT_ONLY',
  /** The figure must be above zero. */
  'MUST_BE_POSITIVE',
  /** A check of the table refused the row. */
  'RULE_BROKEN',

  // --- workflow definitions ------------------------------------------------------------------------------------
  /** 422. The draft cannot be published; the detail lists the faults below. */
  'WORKFLOW_INVALID',
  /** 404. There is no such version of a workflow, or not one the caller may see. */
  'WORKFLOW_NOT_FOUND',
  /** 409. Only a draft can be changed or published; details status. */
  'WORKFLOW_NOT_DRAFT',
  /** 409. Somebody else saved the draft; details revision, moved_by, moved_at. */
  'WORKFLOW_STALE',
  /** 409. No agency above has a workflow to go back to. */
  'WORKFLOW_NOTHING_ABOVE',
  /** 409. The version is not in force any more. */
  'WORKFLOW_NOT_IN_FORCE',
  /** A code that another state, or another action of the state, has already. */
  'DUPLICATE_CODE',
  /** A second start state, or a start that is an end. */
  'WORKFLOW_SEVERAL_STARTS',
  /** The workflow has no start state. */
  'WORKFLOW_NO_START',
  /** The workflow has no final state. */
  'WORKFLOW_NO_END',
  /** No path leads from the start to this state. */
  'WORKFLOW_UNREACHABLE',
  /** No path leads from this state to an end. */
  'WORKFLOW_DEAD_END',
  /** An action leads out of a final state. */
  'WORKFLOW_END_LEADS_ON',
  /** An action leads back to before the paper exists. */
  'WORKFLOW_BACK_TO_START',
  /** The state waits for nobody: no person, no other paper, no time limit. */
  'WORKFLOW_NO_PERSON',
  /** An action names a role that does not exist. */
  'WORKFLOW_UNKNOWN_ROLE',
  /** The role to be told of a delay does not exist. */
  'WORKFLOW_ESCALATION_ROLE',
  /** The action to be taken on a delay is not one that the system may take here. */
  'WORKFLOW_ESCALATION_ACTION',
  /** An action asks for a document kind that is not in force. */
  'WORKFLOW_DOCUMENT_KIND',
  /** No action has an effect that papers of the type need. */
  'WORKFLOW_EFFECT_MISSING',
  /** An action has an effect that the document type does not know. */
  'WORKFLOW_EFFECT_UNKNOWN',
  /** A way to an active end goes around an effect that may not be gone around. */
  'WORKFLOW_EFFECT_AROUND',
  /** An effect can happen before the one that it comes after. */
  'WORKFLOW_EFFECT_ORDER',
  /** A person's act is given to the system, or the system's to persons. */
  'WORKFLOW_EFFECT_TAKER',
  /** A paper is opened from the start, and nothing else happens there. */
  'WORKFLOW_EFFECT_PLACE',
  /** Two actions of one state have an effect of which there can be one. */
  'WORKFLOW_EFFECT_TWICE',
  /** The concluding action leads to a state in which the paper does not count as active. */
  'WORKFLOW_EFFECT_END',
  /** A new paper lands in a state in which it cannot be changed. */
  'WORKFLOW_DRAFT_FIXED',
  /** Warning: nobody holds the role today. */
  'WORKFLOW_NOBODY_HOLDS',
  /** Warning: the role alone does not let a person see the paper. */
  'WORKFLOW_CANNOT_READ',
  /** Warning: papers wait here without a time limit. */
  'WORKFLOW_NO_SLA',
  /** Warning: an escalation without a time limit never happens. */
  'WORKFLOW_ESCALATION_NO_SLA',
  /** Warning: who made the paper could give this sanction. */
  'WORKFLOW_UNCHECKED',
  /** Warning: only the system may take the action, and nothing makes it. */
  'WORKFLOW_NEVER_TAKEN',
  /** Warning: a name is missing in a language. */
  'WORKFLOW_NAME_MISSING',
  /** 409. An estimate without a technical sanction in force cannot be sanctioned administratively; details kind. */
  'SANCTION_MISSING',

  // --- documents -----------------------------------------------------------------------------------------------
  /** 422. The document kind is not in the master or not for this paper. */
  'DOCUMENT_KIND_UNKNOWN',
  /** 413 and 422. The file is empty, or larger than its kind allows; params limit (bytes). */
  'DOCUMENT_TOO_LARGE',
  /** 422. The paper has as many files of this kind as it may; params limit. */
  'DOCUMENT_TOO_MANY',
  /** 422. The file's type is not one its kind allows; params allowed. */
  'DOCUMENT_TYPE_NOT_ALLOWED',
  /** 422. What the file contains is not what its name says. */
  'DOCUMENT_CONTENT_MISMATCH',

  // --- lists ---------------------------------------------------------------------------------------------------
  /** 422. The text names no row of this list in this order. */
  'INVALID_CURSOR',

  // --- spreadsheets (raised by the client) ---------------------------------------------------------------------
  /** Neither .xlsx nor .csv, damaged, protected by a password, or empty. */
  'FILE_UNREADABLE',
  /** Larger than a browser can read; params limit (bytes). */
  'FILE_TOO_LARGE',
  /** No row of the file names the columns of a measurement sheet. */
  'SHEET_HEADER_MISSING',
  /** A row measures before any item was named. */
  'SHEET_NO_ITEM',
  /** The number of an item stands on rows of different items. */
  'SHEET_OTHER_ITEM',
  /** An overhead that the system adds by itself. */
  'SHEET_AUTOMATIC',

  // --- the request itself --------------------------------------------------------------------------------------
  /** 400. The request could not be read. */
  'BAD_REQUEST',
  /** 404. No such row, or not one the caller may see. */
  'NOT_FOUND',
  /** 409. The row contradicts another: a duplicate, or something still refers to it. */
  'CONFLICT',
  /** 429. Too many requests; try again in a while. */
  'RATE_LIMITED',
  /** The server was not reached (raised by the client). */
  'NETWORK',
  /** 500. Something went wrong on our side; the request id finds it in the log. */
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const KNOWN: ReadonlySet<string> = new Set(ERROR_CODES);

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && KNOWN.has(code);
}

/** One fault of one field: a JSON pointer (RFC 6901) into the submitted body, a code, and values for the sentence. */
export interface FieldIssue {
  readonly pointer: string;
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
}
