/**
 * - `LOCKED`: another process has this data directory open.
 * - `UNSUPPORTED`: the optional engine package is absent, or has no build for this platform.
 * - `SOCKET_PATH`: no folder leads to a socket path that the system accepts.
 * - `OPEN`: anything else that kept the engine from opening.
 */
export type EngineErrorCode = 'LOCKED' | 'UNSUPPORTED' | 'SOCKET_PATH' | 'OPEN';

/** The database process could not be brought up. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
