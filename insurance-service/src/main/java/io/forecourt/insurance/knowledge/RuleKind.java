package io.forecourt.insurance.knowledge;

/** What a page of the knowledge base is about. */
enum RuleKind {
  /** Clauses and kinds of cover. */
  PRODUCT,
  /** What insurers accept, and at which terms; customers are told this version. */
  UNDERWRITING,
  /** How applications, renewals and claims are handled. */
  PROCEDURE
}
