export { DocumentsField } from './DocumentsField';
export { useUploadDocument } from './documents.mutations';
export { documentQueries } from './documents.queries';
export { WORKFLOW_ATTACHMENT, type PaperDocument } from './documents.types';
export { PaperFiles } from './PaperFiles';
