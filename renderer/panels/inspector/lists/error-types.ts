/** LHErrorTypes: technical failures that LittleHorse itself raises (littlehorse.md §5.1). */
export const errorTypes: readonly string[] = [
  'CHILD_FAILURE',
  'VAR_SUB_ERROR',
  'VAR_MUTATION_ERROR',
  'USER_TASK_CANCELLED',
  'TIMEOUT',
  'TASK_FAILURE',
  'VAR_ERROR',
  'TASK_ERROR',
  'INTERNAL_ERROR',
];
