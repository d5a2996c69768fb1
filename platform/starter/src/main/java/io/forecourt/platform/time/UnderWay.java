package io.forecourt.platform.time;

/**
 * Work that goes on in system time after the transaction that wanted it, such as a message on its
 * way to its carrier. The sandbox moves business time on only when it has come to its end.
 */
public interface UnderWay {

  /** How much has not come to its end. What waits for another attempt does not count. */
  int underWay();
}
