/* eslint-disable @typescript-eslint/no-require-imports -- CommonJS, as Electron itself */
// Not Electron: a fake of the part that the shell uses, which remembers what it was asked. Loaded in its place by
// shell.test.ts, because the real binary is not in the npm package.
const { EventEmitter } = require('node:events');
const { MessageChannel } = require('node:worker_threads');

const calls = [];
const note =
  (what) =>
  (...args) =>
    void calls.push([what, ...args]);

class FakeContents extends EventEmitter {
  setWindowOpenHandler(handler) {
    this.windowOpenHandler = handler;
  }
  postMessage(channel, message, ports) {
    this.posted = { channel, message, ports };
  }
}

class FakeWindow extends EventEmitter {
  static all = [];
  static getAllWindows = () => FakeWindow.all;
  static getFocusedWindow = () => FakeWindow.all[0] ?? null;
  constructor(options) {
    super();
    this.options = options;
    this.webContents = new FakeContents();
    FakeWindow.all.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL(url) {
    this.url = url;
    return Promise.resolve();
  }
  getNormalBounds = () => ({ x: 10, y: 20, width: 1000, height: 700 });
  isMaximized = () => false;
  isMinimized = () => true;
  isDestroyed = () => false;
  maximize = note('maximize');
  show = note('show');
  restore = note('restore');
  focus = note('focus');
}

const app = Object.assign(new EventEmitter(), {
  isPackaged: false,
  hasLock: true,
  requestSingleInstanceLock: () => app.hasLock,
  enableSandbox: note('enableSandbox'),
  getAppPath: () => process.env.PADDOCK_TEST_ROOT,
  whenReady: () => Promise.resolve(),
  quit: note('quit'),
  exit: note('exit'),
});

const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler) => (session.request = handler),
    setPermissionCheckHandler: (handler) => (session.check = handler),
    setDevicePermissionHandler: (handler) => (session.device = handler),
    protocol: { handle: (scheme, handler) => (session.served = { scheme, handler }) },
  },
};

class MessageChannelMain {
  constructor() {
    Object.assign(this, new MessageChannel());
    const { port1, port2 } = new MessageChannel();
    // Electron's ports give `{ data }` to listeners added with `on`.
    const wrap = (port) => ({
      postMessage: (text) => port.postMessage(text),
      start: () => {},
      close: () => port.close(),
      on: (type, listener) => port.on(type, (data) => listener({ data })),
    });
    this.port1 = wrap(port1);
    this.port2 = wrap(port2);
  }
}

class FakeUtilityProcess extends EventEmitter {
  constructor(entry, args, options) {
    super();
    Object.assign(this, { entry, args, options, stdout: new EventEmitter(), stderr: null, pid: undefined });
    this.stdout = require('node:stream').Readable.from([]);
  }
  kill() {
    calls.push(['engine-ended']);
    setImmediate(() => this.emit('exit', 0));
    return true;
  }
}

module.exports = {
  isFake: true,
  calls,
  app,
  session,
  BrowserWindow: FakeWindow,
  MessageChannelMain,
  Menu: { buildFromTemplate: (template) => template, setApplicationMenu: note('menu') },
  shell: { openExternal: (url) => (calls.push(['openExternal', url]), Promise.resolve()) },
  dialog: {
    answer: 1,
    showMessageBoxSync: () => module.exports.dialog.answer,
    showErrorBox: note('error'),
    showOpenDialog: async () => ({ canceled: false, filePaths: ['/chosen'] }),
  },
  screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
  protocol: { registerSchemesAsPrivileged: note('schemes') },
  ipcMain: new EventEmitter(),
  ipcRenderer: Object.assign(new EventEmitter(), { send: note('ipc-send') }),
  contextBridge: { exposeInMainWorld: note('expose') },
  utilityProcess: {
    fork: (...args) => {
      const child = new FakeUtilityProcess(...args);
      calls.push(['fork', child]);
      return child;
    },
  },
};
