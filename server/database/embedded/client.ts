/** Who is at the other end of a connection. */
export interface Client {
  /** The address that `hello` tells: where the client reached us. */
  readonly address: string
  /** What it said of itself in its first hello. */
  appName?: string
}
