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

  // --- bills (execution reference §4) --------------------------------------------------------------------------
  /** 409. §4.4 The invoice, the muster, the final bill or the stage of a release has a bill already; details id, number. */
  'EG_EXPENSE_DUPLICATE_BILL',
  /** §4.4 Due before the day of the bill; params from. */
  'EG_EXPENSE_BILL_INVALID_DATE',
  /** §4.4 No such kind of bill, or none that a person writes. */
  'EG_EXPENSE_INVALID_BUSINESSSERVICE',
  /** §4.4 Nothing is typed for this head: a rule computes it, or it does not belong to the bill. */
  'EG_EXPENSE_INVALID_HEADCODES',
  /** §4.4 The list of bills was asked for something it does not know. */
  'EG_EXPENSE_BILL_SEARCH_ERROR',
  /** §4.4 No such work order. */
  'INVALID_CONTRACT_ID',
  /** 409. §4.4 The muster is not approved. */
  'INVALID_MUSTER_ROLL',
  /** 409. §4.3 Nobody on the muster has earned anything. */
  'MUSTER_ROLL_ZERO_AMOUNT',
  /** §4.3 Deductions leave the vendor nothing. */
  'INVALID_PURCHASE_BILL_AMOUNT',
  /** §4.3 A percentage or a rate without a value, or one beyond 100 percent. */
  'INVALID_CALCULATION_TYPE_VALUE',
  /** §4.3 A rule that is neither percentage nor lump sum nor quantity. */
  'INVALID_HEADCODE_CALCULATION_TYPE',
  /** §4.3 A rule without its kind of calculation. */
  'CALCULATION_TYPE_MISSING',
  /** §4.3 The head is not one of this kind of bill. */
  'INVALID_HEAD_CODE',
  /** 409. §4.3 No approved wage or purchase bill waits for its supervision. */
  'NO_WAGE_PURCHASE_BILL',
  /** 409. §4.3 The supervision charge comes to nothing. */
  'SUPERVISION_BILL_ZERO_AMOUNT',
  /** 409. §4.3 None of the bills is supervised for a charge. */
  'NO_CALCULATION_DETAIL',
  /** The payee is no vendor, or may not be given anything on that day. */
  'INVALID_VENDOR',
  /** 409. Bills would pass the value of the order; details limit, billed, amount, over. */
  'BILLS_ABOVE_ORDER',
  /** 409. The final bill of the order is approved. */
  'FINAL_BILL_EXISTS',
  /** Advances, running and final bills are for orders of contractors; params role. */
  'BILL_KIND_NOT_OF_ORDER',
  /** 409. No approved measurement waits for a bill. */
  'NOTHING_TO_BILL',
  /** 409. Advances would pass their limit; details limit, taken. */
  'ADVANCE_ABOVE_LIMIT',
  /** 409. The security deposit is not due yet; details due. */
  'SECURITY_NOT_DUE',
  /** 409. Nothing is withheld that could be released. */
  'NOTHING_TO_RELEASE',
  /** Another amount than the supply gives needs a reason; params calculated. */
  'OVERRIDE_REASON_REQUIRED',
  /** Deductions are more than the bill. */
  'DEDUCTIONS_ABOVE_GROSS',

  // --- budget --------------------------------------------------------------------------------------------------
  /** 409. More is asked of a budget head than it has left; details head, year, available, amount, shortage. */
  'BUDGET_EXCEEDED',
  /** 409. The project names no budget head and budget.is_required says it must. */
  'BUDGET_HEAD_REQUIRED',
  /** 409. The head is inactive, or its financial year has ended; details head, year. */
  'BUDGET_HEAD_CLOSED',
  /** 422. Money moves between two heads of one financial year. */
  'BUDGET_HEAD_MISMATCH',
  /** 409. The work holds something of its head, so that it cannot simply be given another. */
  'BUDGET_HEAD_IN_USE',
  /** 409. The project has a proposal that is neither rejected nor withdrawn; details id, number. */
  'PROPOSAL_EXISTS',
  /** The agency asks for a proposal approved in principle before an estimate. */
  'PROPOSAL_REQUIRED',
  /** More than the amount approved in principle and what may be added to it; params total, amount, percent, limit, number. */
  'PROPOSAL_EXCEEDED',
  /** 409. The budget head has room: there is nothing to allow. */
  'NOTHING_TO_ALLOW',
  /** 409. The work has nothing blocked or committed in another head. */
  'NOTHING_TO_SPILL_OVER',

  // --- revised estimates (§3.10) -------------------------------------------------------------------------------
  /** 409. Not in force, one under way, or revised as often as it may be; details reason, id, limit. */
  'INVALID_ESTIMATE',
  /** 409. The work order or a change of it is under way; details number, state. */
  'CONTRACT_INWORKFLOW',
  /** The line goes on with no line of the predecessor. */
  'INVALID_PREVIOUS_LINE_ITEM_ID',
  /** A line that was sanctioned keeps its rate; params rate. */
  'INVALID_UNIT_RATE',
  /** The number of the estimate was altered; params number. */
  'INVALID_ESTIMATE_NUMBER',
  /** The number of the revision was altered. */
  'INVALID_REVISION_NUMBER',
  /** Less than what is measured already; params name, measured, quantity. */
  'CUMULATIVE_VALUE_GREATER_THAN_ESTIMATE_DETAIL_UNITS',

  // --- tenders -------------------------------------------------------------------------------------------------
  /** The estimate of the package is in another tender; params number. */
  'ESTIMATE_IN_TENDER',
  /** The estimate of the package is under an order. */
  'ESTIMATE_HAS_ORDER',
  /** Bidders would have less time than tender.min_bidding_days; params days. */
  'TENDER_TIME_TOO_SHORT',
  /** 409. The closing time has passed, or the tender is not open for bids; details closed_at. */
  'TENDER_CLOSED',
  /** 409. The opening time has not come; details opens_at. */
  'TENDER_NOT_DUE',
  /** 409. Content of bids was asked for before time and officers allow it. */
  'BIDS_SEALED',
  /** 409. An officer opens twice: another has to. */
  'OPENER_TWICE',
  /** 409. The organisation is no contractor in force of a class that the tender admits. */
  'BIDDER_NOT_ELIGIBLE',
  /** 409. A bid without interest registered. */
  'INTEREST_NOT_REGISTERED',
  /** A guarantee ends too early; params date. */
  'SECURITY_TOO_SHORT',
  /** 409. A bid was not judged yet. */
  'BIDS_NOT_EVALUATED',
  /** 409. Nothing can be recommended. */
  'NO_RESPONSIVE_BID',
  /** A bid cannot be responsive that misses a criterion. */
  'CRITERION_NOT_MET',
  /** 409 and 422. Negotiation and letter are for the lowest responsive bid. */
  'NOT_LOWEST_BID',
  /** Several bids are lowest: the choice needs its reason; params count. */
  'TIE_NEEDS_REASON',
  /** 409. The tender has a letter of intent that is neither declined nor withdrawn. */
  'LETTER_EXISTS',
  /** 409. The contractor still has time to accept; details date. */
  'LETTER_NOT_DUE',
  /** §4.9 The agreement lies before the administrative sanction; params date. */
  'BEFORE_SANCTION',

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

  // --- measurement, site, closure and assets, planning reference §4.10 and §5 ----------------------------------
  /** The request carries no measurement book. */
  'MEASUREMENT',
  /** §5.3 The tenant does not exist. */
  'TENANT_ID_NOT_FOUND',
  /** §5.3 No order in force, or an entry before its start; params from. */
  'INVALID_CONTRACT',
  /** 409. §5.3 The work order has not been accepted; details number, state. */
  'CONTRACT_NOT_ACCEPTED',
  /** 409. §5.3 A time extension or revision of the order is on its way; details number. */
  'CONTRACT_NOT_APPROVED',
  /** 409. §5.3 A book of the order is neither approved nor rejected; details id, number, state. */
  'NOT_VALID_REFERENCE_ID',
  /** 409. The site was not handed over; details number. */
  'SITE_NOT_HANDED_OVER',
  /** 409. A closure of the order is on its way, or approved; details number. */
  'WORK_BEING_CLOSED',
  /** 409. The sample check that was asked for is missing; details number, grade. */
  'SAMPLE_CHECK_MISSING',
  /** 409. §5.3 A rejected book is not changed; details number, state. */
  'REJECTED_ERROR',
  /** The period ends after the day of measurement; params on. */
  'PERIOD_AFTER_ENTRY',
  /** §5.3 The line is not one of the order in force. */
  'INVALID_TARGET_ID_FOR_CONTRACT',
  /** §5.3 A line of the order is measured twice. */
  'DUPLICATE_TARGET_IDS',
  /** §5.3 A measurable line of the order is left out; params count. */
  'LINE_ITEMS_NOT_PROVIDED',
  /** §5.3 Net of deductions, more than the sanctioned quantity; params sanctioned, previous, balance, over. */
  'TOTAL_VALUE_GREATER_THAN_ESTIMATE',
  /** §5.3 The book to be updated was not found. */
  'MEASUREMENT_SERVICE_DATA_NOT_EXIST',
  /** §5.3 The number named is not that of the book; params number. */
  'IDS_AND_MB_NUMBER_MISMATCH',
  /** §5.3 An update without lines, or a line of another book. */
  'MEASURES_DATA_NOT_EXIST',
  /** A search outside the allowed page size, 1 to 200. */
  'SEARCH_MEASUREMENT.LIMIT',
  /** A search that starts before the first row. */
  'SEARCH_MEASUREMENT.OFFSET',
  /** The day lies before the start of the order; params from. */
  'BEFORE_START',
  /** Progress below the last report without a reason; params before. */
  'PROGRESS_FALLS',
  /** A report of a day before the last one; params from. */
  'BEFORE_LAST_REPORT',
  /** 409. The work has no approved measurement; details number. */
  'FINAL_MEASUREMENT_MISSING',
  /** 409. The order has a closure already; details id, number. */
  'CLOSURE_EXISTS',
  /** Items stay below what is sanctioned and no reason is given; params count. */
  'DEVIATION_REASON_REQUIRED',
  /** A required question of a checklist was answered with no. */
  'CHECKLIST_NOT_MET',
  /** The assets cost more than the order; params total, limit. */
  'ASSETS_ABOVE_ORDER',
  /** A search outside the allowed page size, 1 to 200. */
  'SEARCH_ASSET.LIMIT',
  /** A search that starts before the first row. */
  'SEARCH_ASSET.OFFSET',

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

  // --- rates, §3.6 ----------------------------------------------------------------------------------------------
  /** §3.6 The rate is what it was already. */
  'RATE_SAME',
  /** §3.6 An item has no rate in force on the day; params value, on. */
  'NO_RATES_FOUND',
  /** The day is over and the item had a rate on it; params today. */
  'RATE_DATE_PAST',
  /** §3.6 Not before, or on, the day of the newest rate or analysis; params from. */
  'RATE_BEFORE_PREVIOUS',
  /** 409. The rate follows its analysis and is not ended by hand. */
  'RATE_IS_ANALYSED',
  /** §3.6 A later analysis, or a revision, begins on a future day; params today. */
  'ANALYSIS_NOT_FUTURE',
  /** 409. The day of the analysis has come; params from. */
  'ANALYSIS_FIXED',
  /** Labour, material or machinery is asked for; params value. */
  'NOT_A_BASIC_ITEM',
  /** A works item is asked for; params value. */
  'NOT_A_WORKS_ITEM',
  /** §3.6 The item has no analysis in force; params value. */
  'SOR_COMPOSITION_NOT_FOUND',
  /** 409. The revision has begun, or follows from a change: it cannot be cancelled. */
  'REVISION_STARTED',
  // --- organisations and work orders, planning reference §4.8 ----------------------------------------------------
  /** 409. The project has come to its end; params number, state. */
  'PROJECT_CLOSED',
  /** 409. The contact that was left out has a login for the organisation; params name. */
  'CONTACT_HAS_LOGIN',
  /** The request carries no work order. */
  'CONTRACT',
  /** The tenant is missing. */
  'CONTRACT.TENANTID',
  /** The role of the executing agency is missing. */
  'CONTRACT.EXECUTINGAUTHORITY',
  /** The organisation is missing (the field spells it so). */
  'CONTRACT.ORGNISATIONID',
  /** The order has no line of work. */
  'CONTRACT.LINE_ITEM',
  /** The completion period is missing or not above zero. */
  'CONTRACT.COMPLETION_PERIOD',
  /** A search outside the allowed page size, 1 to 200. */
  'SEARCH_CONTRACT.LIMIT',
  /** A search that starts before the first row. */
  'SEARCH_CONTRACT.OFFSET',
  /** The type of contract is not in the master. */
  'INVALID_CONTRACT_TYPE',
  /** The role is unknown, or not one for this value or organisation; params role, threshold. */
  'INVALID_EXECUTING_AUTHORITY',
  /** The organisation is unknown, inactive, debarred, of another type, or its validity has ended. */
  'INVALID_ORGID',
  /** The organisation declined this order before, or let it lapse. */
  'ORGANISATION_DECLINED',
  /** The officer named does not hold the role of an officer in charge; params role. */
  'MISSING_REQUIRED_ROLE',
  /** No such estimate. */
  'ACTIVE_ESTIMATE_NOT_FOUND',
  /** The estimate is not approved, or no longer in force; params number, state. */
  'ESTIMATE_NOT_ACTIVE',
  /** The line is not in the estimate, or belongs to another order; params number. */
  'INVALID_ESTIMATELINEITEMID',
  /** The value is the labour part, and the rate of this item is not split into heads; params code. */
  'LABOUR_RATE_UNKNOWN',
  /** The work order to be changed was not found. */
  'CONTRACT_NOT_FOUND',
  /** 409. The work order was rejected or cancelled. */
  'CONTRACT_REJECTED',
  /** The shares of the milestones do not add to 100 percent; params total. */
  'MILESTONES_NOT_100',
  /** The planned payments do not add to the order value; params total, amount. */
  'PAYMENTS_NOT_AMOUNT',
  /** 409. The work order is not accepted and running; params number, state. */
  'WF_STATUS_NOT_ACCEPTED',
  /** 409. A time extension of the work order is under way; params number, state. */
  'WF_STATUS_NOT_APPROVED',
  /** 409. The work order was extended as often as the agency allows; params max. */
  'CONTRACT_REVISION_MAX_LIMIT_REACHED',
  /** 409. Another time extension of the work order is under way; params number. */
  'DUPLICATE_CONTRACT_REVISION_REQUEST',
  /** 403. The work order was given to another organisation. */
  'ORG_ID_MISMATCH',
  /** The extension adds no day. */
  'END_DATE_NOT_EXTENDED',
  /** 409. A line of the order is missing in the revised estimate although it was measured; params name. */
  'LINE_ITEM_REF_MISMATCH',
  /** 409. The revised quantity lies below what was measured; params name, measured, quantity. */
  'CUMULATIVE_VALUE_GREATER_THAN_CONTRACT_UNITS',
  /** A required question of the checklist is not answered, or with no. */
  'CHECKLIST_INCOMPLETE',

  // --- people and bank accounts, execution reference §1 ----------------------------------------------------------
  /** Not twelve digits, or the last one does not fit the others. */
  'INVALID_AADHAAR',
  /** Somebody of this Aadhaar is registered in the agency; params number of the register. */
  'AADHAAR_REGISTERED',
  /** Not ten digits from 6000000000 on. */
  'INVALID_MOBILE',
  /** A warning: others gave the same mobile number; params count. */
  'MOBILE_SHARED',
  /** Not the code of a branch of a bank. */
  'INVALID_IFSC',
  /** Not nine to eighteen digits. */
  'INVALID_ACCOUNT_NUMBER',
  /** Somebody else has this bank account. */
  'ACCOUNT_REGISTERED',
  /** Not a permanent account number. */
  'INVALID_PAN',
  /** Not a number of the goods and services tax, or its check character does not fit. */
  'INVALID_GSTIN',
  /** 409. The payee has no active first account that is verified and valid; params name. */
  'NO_PAYABLE_ACCOUNT',
  /** A page has 1 to 200 rows. */
  'SEARCH_INDIVIDUAL.LIMIT',
  /** An offset is not negative, and small. */
  'SEARCH_INDIVIDUAL.OFFSET',

  // --- the two books, execution reference §5.7 --------------------------------------------------------------------
  /** 409. Debits and credits of an entry differ when its transaction ends; params number, book, debit, credit. */
  'JOURNAL_UNBALANCED',
  /** 409. The day is in a closed month of the book; params book, date, closed_until. */
  'PERIOD_CLOSED',
  /** 409. The mapping has no rule for an amount; params book, event, part, bill_kind, head_code. */
  'POSTING_RULE_MISSING',
  /** 409. A rule names an account that is not in force, or a heading; params book, account. */
  'ACCOUNT_NOT_IN_CHART',
  /** 409. A reversal, or an entry that was reversed, is not corrected; params number. */
  'JOURNAL_REVERSED',
  /** 409. Another month is next to be closed or opened; params next. */
  'PERIOD_OUT_OF_ORDER',
  /** 409. The month has not ended; params month. */
  'PERIOD_NOT_OVER',
  /** The first digit of an account of the municipal manual says its kind; params value. */
  'KIND_NOT_OF_CODE',
  /** Debit and credit of a rule are one account. */
  'SAME_ACCOUNT',

  // --- statements and years of an estimate, §3.5 -------------------------------------------------------------------
  /** 409. §3.5 The estimate has no line of the schedule. */
  'NO_SOR_PRESENT',
  /** 404. §3.5 No such estimate. */
  'ESTIMATES_NOT_FOUND',
  /** §3.5 A works item has no rate on the day of the estimate. */
  'RATE_NOT_FOUND',
  /** §3.5 The rate of a works item was typed, not derived: it has no parts to be listed. */
  'COMPOSITION_NOT_FOUND_IN_RATES',
  /** §3.5 A part of the analysis has no rate on the day of the estimate. */
  'NO_RATES_FOUND_FOR_BASIC_SOR',
  /** §3.5 A total was named that is not what the lines come to; params amount. */
  'ERR_ESTIMATE_AMOUNT_MISMATCH',
  /** The shares of the years do not add up to the estimate; params total, shared. */
  'YEAR_SHARES_MISMATCH',
  /** Not a financial year from that of the estimate on; params from. */
  'INVALID_FINANCIAL_YEAR',

  // --- attendance and musters, execution reference §2 and §3 ----------------------------------------------------------
  /** §2.2 No register was named. */
  'REGISTER_ID',
  /** 404. §2.3 No such register, or not one the caller may see. */
  'REGISTER_NOT_FOUND',
  /** 403. §2.3 Not on the staff of the register; params number. */
  'UNAUTHORISED_USER',
  /** 409. §2.3 The work order of the register is not in force; params number. */
  'INACTIVE_REGISTER',
  /** §2.2 Nobody was named. */
  'ATTENDEE_LIST_EMPTY',
  /** §2.2 No person was named. */
  'INDIVIDUAL_ID',
  /** §2.2 A person stands twice in the request. */
  'ATTENDEE',
  /** §2.2 No such person. */
  'INDIVIDUAL_ID_NOT_FOUND',
  /** A person who is not active any more; params name. */
  'INDIVIDUAL_INACTIVE',
  /** §2.2 The register has ended; params to. */
  'END_DATE',
  /** §2.2 The day of enrolment lies outside the register; params from, to. */
  'ENROLLMENT_DATE',
  /** §2.2 The person is enrolled already; params name. */
  'ALREADY_ENROLLED',
  /** §2.2 The person left the register and does not come back; params name, to. */
  'HAS_LEFT_REGISTER',
  /** D17 The person is enrolled in another register of the agency at that time; params name, number. */
  'ALREADY_ENGAGED',
  /** §2.2 The person is not enrolled. */
  'NOT_ENROLLED',
  /** §2.2 The last day lies outside the register; params from, to. */
  'DENROLLMENT_DATE',
  /** §2.2 The last day is before the day of enrolment; params from. */
  'DENROLLMENT_DATE_BEFORE',
  /** The person has marks after that day. */
  'MARKED_LATER',
  /** §2.3 No marks were sent. */
  'ATTENDANCE',
  /** §2.3 Two marks of the same person and day. */
  'ATTENDANCE_TWICE',
  /** §2.3 The day lies outside the week or the register; params from, to. */
  'INVALID_ATTENDANCE_TIME',
  /** §2.3 The person is not in the register. */
  'UNENROLLED_ATTENDEES',
  /** §2.3 The person was not enrolled on that day. */
  'INELIGIBLE_ATTENDEES',
  /** D17 More than a day of one person on one day, in two registers; params number. */
  'OVERLAPPING_ATTENDANCE',
  /** 409. §2.4 The muster of the week is on its way or approved; params from. */
  'WEEK_LOCKED',
  /** §3.2 No week was named. */
  'START_DATE_EMPTY',
  /** §3.2 A week begins on Monday. */
  'START_DATE_MONDAY',
  /** §3.2 A week to come, or outside the register; params from, to. */
  'INVALID_MUSTER_WEEK',
  /** §2.4 The agency takes musters once the week is over; params to. */
  'WEEK_NOT_OVER',
  /** 403. §3.2 Only the staff of a register hand in its musters; params number. */
  'INVALID_USER',
  /** 409. §3.2 There is a muster of the week; params id, number. */
  'DUPLICATE_MUSTER_ROLL',
  /** 409. §3.2 The muster of a former week comes first; params from. */
  'FORMER_MUSTER_MISSING',
  /** §3.1 The week has no marks; params from. */
  'ATTENDANCE_LOG_EMPTY',
  /** §3.3 Days go in steps of half a day. */
  'NOT_A_HALF_DAY',
  /** §3.5 A person who is paid has no skill; params name. */
  'SKILL_CODE_MISSING_FOR_INDIVIDUAL',
  /** §3.5 The skill is in no master; params skill. */
  'SKILL_CODE_MISSING_IN_MDMS',
  /** §3.5 The skill has no wage on that day; params skill, on. */
  'SKILL_CODE_IS_NOT_MATCHING_WITH_DATE_RANGE',
  /** §3.5 Nobody on the muster has a skill. */
  'SOR_NOT_FOUND',
  /** §3.5 The labour item of the skill has no rate at all; params skill. */
  'NO_SOR_FOUND',
  /** A page has 1 to 200 rows. */
  'SEARCH_MUSTER.LIMIT',
  /** An offset is not negative, and small. */
  'SEARCH_MUSTER.OFFSET',

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
