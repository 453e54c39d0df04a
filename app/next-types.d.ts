// Images and styles as modules; Next writes the same into next-env.d.ts, which a fresh clone does not have yet.
/// <reference types="next" />
/// <reference types="next/image-types/global" />
