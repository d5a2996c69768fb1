package io.forecourt.local.stack;

import io.forecourt.local.stack.StackState.Condition;

/**
 * Whether a running component that was ready still is. One look in vain says nothing on a busy
 * machine; several in a row do.
 */
final class Watch {

  /** So many looks in vain, one after the other, mean that it is not ready any more. */
  static final int IN_VAIN = 3;

  private int inVain;

  /** What it is after another look. */
  Condition looked(boolean ready) {
    inVain = ready ? 0 : inVain + 1;
    return inVain < IN_VAIN ? Condition.READY : Condition.UNREADY;
  }
}
