/** Who publishes and hosts this instance: the law asks for it, and only whoever runs it knows. What is unset is said to be. */
export interface LegalNotice {
  publisher?: string
  publisherAddress?: string
  /** The person who answers for what is published. */
  director?: string
  /** An address to write to: an e-mail address, or a page. */
  contact?: string
  host?: string
  hostAddress?: string
  hostPhone?: string
}
