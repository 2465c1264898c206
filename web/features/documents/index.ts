export { DocumentsField } from './DocumentsField';
export { documentKeys } from './documents.keys';
export { useUploadDocument } from './documents.mutations';
export { documentQueries } from './documents.queries';
export { WORKFLOW_ATTACHMENT, type DocumentOwner, type PaperDocument } from './documents.types';
export { PaperFiles } from './PaperFiles';
