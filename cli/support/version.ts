// The version of this program, put in by the build.

export const version = process.env.SCABBARD_VERSION ?? 'unbuilt';
