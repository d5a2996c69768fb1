package io.forecourt.crm.satisfaction;

/** A weak item needs an action, and one that worked. */
enum WeakItemState {
  WITHOUT_ACTION,
  IN_HAND,
  IMPROVED
}
