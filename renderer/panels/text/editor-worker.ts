/** Monaco's worker, bundled as a file of our own so that nothing is fetched from elsewhere. */
import 'monaco-editor/editor/editor.worker.js';
