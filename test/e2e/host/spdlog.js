// Writes VS Code's log files in the test host, where its native logger is not built: the calls VS Code makes of @vscode/spdlog.

const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

/** Appends at once: a log must tell of the line before a crash too. Files are not rotated. */
class Logger {
  #level = 2;
  #format = (level, message) => `${new Date().toISOString()} [${level}] ${message}\n`;

  constructor(_type, _name, path) {
    for (const [rank, level] of levels.entries()) {
      this[level] = (message) => {
        if (rank >= this.#level) appendFileSync(path, this.#format(level, message));
      };
    }
  }

  getLevel() {
    return this.#level;
  }

  setLevel(level) {
    this.#level = level;
  }

  setPattern() {}

  /** What is logged from now on is written as it is, without a line end. */
  clearFormatters() {
    this.#format = (_level, message) => message;
  }

  flush() {}

  drop() {
    this.#level = levels.length;
  }
}

async function create(type, name, path) {
  mkdirSync(dirname(path), { recursive: true });
  return new Logger(type, name, path);
}

// One by one: that is how `import()` of a CommonJS file finds names.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = (name, path) => create('rotating', name, path);
exports.createAsyncRotatingLogger = (name, path) => create('rotating_async', name, path);
