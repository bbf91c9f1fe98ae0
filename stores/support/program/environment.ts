// What a program learns of our environment: where the user's things are, and no credential that it is not given.

type Env = Readonly<Record<string, string | undefined>>;

interface Surroundings {
  readonly env: Env;
  readonly home: string;
  /** The folders it may find programs in. */
  readonly path: string;
  readonly platform: NodeJS.Platform;
}

const passedOn =
  /^(?:USER|LOGNAME|LANG|LC_\w+|TMPDIR|XDG_\w+|SSH_AUTH_SOCK|DISPLAY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS)$/;
const passedOnWindows =
  /^(?:APPDATA|LOCALAPPDATA|USERNAME|SystemRoot|SystemDrive|ComSpec|PATHEXT|TEMP|TMP|ProgramFiles(?:\(x86\))?|ProgramData)$/i;

export function environmentOf({ env, home, path, platform }: Surroundings, added: Readonly<Record<string, string>>) {
  const isWindows = platform === 'win32';
  const kept = Object.entries(env).filter(
    (one): one is [string, string] =>
      one[1] !== undefined && (passedOn.test(one[0]) || (isWindows && passedOnWindows.test(one[0]))),
  );
  return { ...Object.fromEntries(kept), PATH: path, HOME: home, ...(isWindows && { USERPROFILE: home }), ...added };
}
