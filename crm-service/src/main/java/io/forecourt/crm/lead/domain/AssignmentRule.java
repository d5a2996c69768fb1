package io.forecourt.crm.lead.domain;

/** How a lead found its consultant; for a choice by criteria, the one that decided. */
public enum AssignmentRule {
  /** Nobody else was on shift. */
  ONLY_ONE,
  MODEL_SKILL,
  DISTRICT,
  /** The fewest open leads. */
  FEWEST_OPEN,
  /** The longest time since the last lead. */
  LONGEST_WAIT,
  /** The customer or the person at the desk asked for this consultant. */
  REQUESTED,
  /** The consultant brought the lead. */
  SELF_GENERATED,
  /** The consultant took it from the pool. */
  CLAIMED,
  /** The consultant has looked after it in the system it came from. */
  TAKEN_OVER,
  /** The showroom manager decided. */
  MANAGER
}
