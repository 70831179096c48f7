/**
 * Keeps onnxruntime-node to itself: unless it is told otherwise before it is loaded, it writes an identifier of the
 * machine into the home folder and reports its use to its makers. It reads the environment of the process itself, of
 * which a thread has only a copy; so this is called on the main thread.
 */
export function forbidTelemetry(): void {
  process.env.ORT_DISABLE_TELEMETRY = '1';
}
