/** Which files of a project belong to a workflow (README.md, "The files of a project"). */

export const DEFINITIONS_FILE = 'definitions.yaml';
/** Settings of the project itself. */
export const PROJECT_FILE = 'paddock.yaml';
const WORKFLOW_SUFFIX = '.workflow.yaml';

export const isWorkflowFile = (path: string): boolean => path.endsWith(WORKFLOW_SUFFIX);

export const layoutFileOf = (workflowFile: string): string =>
  `${workflowFile.slice(0, -WORKFLOW_SUFFIX.length)}.layout.json`;

export const workflowFilesOf = (files: readonly { readonly path: string }[]): readonly string[] =>
  files.map((file) => file.path).filter(isWorkflowFile);

/** `shop.workflow.yaml` is called `shop`. */
export const workflowTitle = (workflowFile: string): string => workflowFile.slice(0, -WORKFLOW_SUFFIX.length);

export const workflowFileOf = (title: string): string => `${title}${WORKFLOW_SUFFIX}`;
