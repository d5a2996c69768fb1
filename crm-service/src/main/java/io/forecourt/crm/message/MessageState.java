package io.forecourt.crm.message;

/** How far a message has come; the local outbox takes every message at once. */
public enum MessageState {
  QUEUED,
  SENT
}
