package io.forecourt.crm.message.channel;

/** The way to the customer. */
public enum Channel {
  SMS,
  EMAIL,
  WECOM
}
